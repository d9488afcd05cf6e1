import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Callbacks, CallbackUrls } from './callbacks.mts';
import { readFinalStatus, readOneOf } from './controlInput.mts';
import { PROVIDER_NAMES, type ProviderName } from './providers.mts';
import { fieldsIn, listIn, readJson, textIn } from './refusals.mts';
import { PHONE_CONDITIONS, type Json } from './types.mts';
import type { World } from './world.mts';

/** What outlasts a restart. */
export type Memory = {
	/** Writes what has changed, and nothing more from then on. */
	close(): void;
};

const PAUSE_MS = 300;
/** Of phones that nobody set up, those that heard something last. */
const MOST_PHONES = 300;

/** Keeps phones, opt-outs and Callback URLs in a file, and begins with what the file has. */
export function openMemory(file: string, world: World, callbacks: Callbacks): Memory {
	let written = readText(file);
	restore(written, world, callbacks);
	let timer: NodeJS.Timeout | undefined;
	const write = (): void => {
		timer = undefined;
		const text = spell(world, callbacks.changed());
		if (text === written) return;
		mkdirSync(path.dirname(file), { recursive: true });
		// An end in the middle leaves what was there.
		writeFileSync(`${file}.new`, text);
		renameSync(`${file}.new`, file);
		written = text;
	};
	const stop = world.journal.watch(() => {
		timer ??= setTimeout(write, PAUSE_MS).unref();
	});
	return {
		close: () => {
			stop();
			clearTimeout(timer);
			write();
		},
	};
}

function readText(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

function spell({ phones, journal }: World, callbackUrls: CallbackUrls): string {
	const latest = [...journal.book.phones.keys()].slice(-MOST_PHONES);
	const names = new Set([...phones.states.keys(), ...phones.optOuts.keys(), ...latest]);
	const rows = [...names].map((phone) => ({
		phone,
		...phones.of(phone),
		optedOutOf: [...(phones.optOuts.get(phone) ?? [])],
	}));
	return `${JSON.stringify({ phones: rows, callbackUrls }, null, '\t')}\n`;
}

/** What cannot be read, since somebody wrote in the file, is left out. */
function restore(text: string, world: World, callbacks: Callbacks): void {
	const kept = fieldsIn(readJson(text));
	for (const row of listIn(kept['phones'])) leniently(() => restorePhone(row, world));
	for (const [name, url] of Object.entries(fieldsIn(kept['callbackUrls']))) {
		leniently(() => callbacks.setUrl(providerNamed(name), textIn(url)));
	}
}

function restorePhone(row: Json, { phones }: World): void {
	const { phone, condition, finalStatus, optedOutOf } = fieldsIn(row);
	const number = textIn(phone);
	phones.set(
		number,
		readOneOf(PHONE_CONDITIONS, condition, 'condition'),
		readFinalStatus(finalStatus),
	);
	for (const name of listIn(optedOutOf)) phones.optOut(number, providerNamed(name));
}

function providerNamed(name: Json): ProviderName {
	return readOneOf(PROVIDER_NAMES, name, 'The provider');
}

function leniently(act: () => void): void {
	try {
		act();
	} catch {
		// The file is not worth a sandbox that does not start.
	}
}
