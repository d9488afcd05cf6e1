import { parseArgs } from 'node:util';

import { Trouble } from './trouble.mts';

export interface StartOptions {
	/** The editor's port. */
	port: number;
	/** The simulator's port: the credentials in n8n hold it. */
	inboxPort: number;
	/** Only installs n8n, where it is not installed yet. */
	installOnly: boolean;
}

export interface QueueOptions extends Omit<StartOptions, 'installOnly'> {
	/** Where the webhook process takes calls. */
	webhookPort: number;
	workers: number;
}

export const START_USAGE = `Usage: npm start -- [options]
  --port 5678         port of n8n's editor
  --inbox-port 4010   port of the simulator and its inbox
  --install-only      install n8n, where it is not yet, and end`;

export const QUEUE_USAGE = `Usage: npm run start:queue -- [options]
  --port 5678          port of n8n's editor
  --webhook-port 5679  port at which webhooks are called
  --inbox-port 4010    port of the simulator and its inbox
  --workers 2          how many workers, 1 to 16`;

export const RESET_USAGE = `Usage: npm run reset -- [options]
  --all   removes the installed n8n too (2.3 GB; the next start installs it again)`;

/** Reads the command line of `npm start`. @throws Trouble with the usage when it makes no sense */
export function readStartOptions(args: readonly string[]): StartOptions {
	const values = parse(START_USAGE, () => {
		const options = {
			port: { type: 'string', default: '5678' },
			'inbox-port': { type: 'string', default: '4010' },
			'install-only': { type: 'boolean', default: false },
		} as const;
		return parseArgs({ args: [...args], options }).values;
	});
	const port = toPort(values.port, '--port');
	const inboxPort = toPort(values['inbox-port'], '--inbox-port');
	if (port === inboxPort) {
		throw new Trouble('The editor and the inbox need different ports.');
	}
	return { port, inboxPort, installOnly: values['install-only'] };
}

/** Reads the command line of `npm run start:queue`. @throws Trouble when it makes no sense */
export function readQueueOptions(args: readonly string[]): QueueOptions {
	const values = parse(QUEUE_USAGE, () => {
		const options = {
			port: { type: 'string', default: '5678' },
			'webhook-port': { type: 'string', default: '5679' },
			'inbox-port': { type: 'string', default: '4010' },
			workers: { type: 'string', default: '2' },
		} as const;
		return parseArgs({ args: [...args], options }).values;
	});
	const port = toPort(values.port, '--port');
	const webhookPort = toPort(values['webhook-port'], '--webhook-port');
	const inboxPort = toPort(values['inbox-port'], '--inbox-port');
	if (new Set([port, webhookPort, inboxPort]).size < 3) {
		throw new Trouble('The editor, the webhooks and the inbox need different ports.');
	}
	const workers = Number(values.workers);
	if (Number.isInteger(workers) && workers >= 1 && workers <= 16) {
		return { port, webhookPort, inboxPort, workers };
	}
	throw new Trouble(`--workers is a number from 1 to 16, not '${values.workers}'.`);
}

/** Reads the command line of `npm run reset`. @throws Trouble with the usage when it makes no sense */
export function readResetOptions(args: readonly string[]): { all: boolean } {
	return parse(RESET_USAGE, () => {
		const options = { all: { type: 'boolean', default: false } } as const;
		return parseArgs({ args: [...args], options }).values;
	});
}

function parse<T>(usage: string, read: () => T): T {
	try {
		return read();
	} catch {
		throw new Trouble(usage);
	}
}

function toPort(text: string, name: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= 65_535) return port;
	throw new Trouble(`${name} is a number from 1 to 65535, not '${text}'.`);
}
