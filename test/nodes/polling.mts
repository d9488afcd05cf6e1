import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { StoredCredential } from '../../sandbox/engine/engine.mts';
import type { Bench } from '../support/support.mts';

/** The lists in which the trigger finds its events. */
export const paths = {
	messageReceived: 'inbox/index',
	deliveryChanged: 'sent-history/single-list',
} as const;

/** What the trigger waits for. */
export type Event = keyof typeof paths;

/** Who texts, and who is texted. */
export const person = '16461234567';

/** A wall clock of the account's zone, so many minutes ago. */
const ago = (minutes: number) =>
	DateTime.now().setZone('Etc/GMT+5').minus({ minutes }).toFormat('yyyy-MM-dd HH:mm:ss');

/** A received message, as the inbox lists it. */
export const received = (text: string, minutes: number) => ({
	MobilePhone: person,
	Message: text,
	DateReceived: ago(minutes),
	Type_Id: 1,
	Type_Description: 'SMS',
	Resource_Urls: [],
	Groups: [],
});

/** A message with its delivery status, as the history lists it. */
export const sent = (id: number, status: number, minutes = 5) => ({
	Id: id,
	MobilePhone: person,
	Message: 'Hello',
	DateTime: ago(minutes),
	DeliveryStatus_Id: status,
	DeliveryStatus_Description: '',
});

/** How the trigger is set up for one poll. */
export interface How {
	parameters?: INodeParameters;
	/** Fields of the credential that differ from the right ones. */
	credential?: IDataObject;
	/** Another account in n8n than the trigger's own. */
	account?: StoredCredential;
	isTest?: boolean;
}

/** The ProTexting Trigger, and the answers that it gets. */
export class Polling {
	private readonly bench: () => Bench;

	constructor(bench: () => Bench) {
		this.bench = bench;
	}

	/** A ProTexting account, as a user stores it in n8n. */
	account(changes: IDataObject = {}): StoredCredential {
		const bench = this.bench();
		return bench.engine.addCredential('proTextingApi', bench.credential('proTexting', changes));
	}

	/** A published workflow, or the editor's test of it: what one poll gives, and what it keeps. */
	trigger(event: Event) {
		const kept: IDataObject = {};
		const stored = new Map<string, StoredCredential>();
		/** Stored once, as in n8n: what a poll keeps is of one account. */
		const own = (changes: IDataObject): StoredCredential => {
			const name = JSON.stringify(changes);
			const account = stored.get(name) ?? this.account(changes);
			stored.set(name, account);
			return account;
		};
		const poll = async ({ parameters = {}, credential = {}, account, isTest = false }: How = {}) =>
			(await this.bench().engine.poll('proTextingTrigger', {
				parameters: { event, ...parameters },
				credentials: { proTextingApi: account ?? own(credential) },
				kept,
				isTest,
			})) ?? [];
		return { kept, poll };
	}

	/** The pages of a list in one reading of it: a hundred rows each. */
	reading(event: Event, rows: readonly object[]): void {
		const count = Math.ceil(rows.length / 100);
		for (let number = 1; number <= count; number++) {
			this.page(event, rows.slice((number - 1) * 100, number * 100), [number, count]);
		}
	}

	/** The next page of a list; its number and count as the headers say. */
	page(
		event: Event,
		rows: unknown,
		[number, count] = [1, 1],
		{ status = 200, delayMs = 0 }: { status?: number; delayMs?: number } = {},
	): void {
		const headers = {
			'X-Pagination-Current-Page': String(number),
			'X-Pagination-Page-Count': String(count),
		};
		const body = typeof rows === 'string' ? rows : JSON.stringify(rows);
		const answer = { status, headers, body };
		const match = { path: paths[event] };
		this.bench().simulator.script({ provider: 'proTexting', match, answer, delayMs });
	}
}
