import { parseIn } from '../../dates.mts';
import { parsePairs } from '../../encoding.mts';
import { toE164, type Verdict } from '../../phones.mts';
import type { Answer, Json, PhoneState, ReceivedRequest } from '../../types.mts';
import type { Dialect, World } from '../../world.mts';

const RELEASE_FORMAT = "kkkk-'W'WW-c HH:mm";
const FAILURES = ['unknown key', 'out of grain', 'note too heavy', 'no such perch'];
const FLOWN = 1;
const LOST = 2;

/** A loft of carrier pigeons: everything in the query, HTTP 200 whatever happens. */
export function createCarrierPigeon(world: World): Dialect {
	let rings = 0;
	const fly = ({ query, at }: ReceivedRequest): Answer => {
		const { to = '', note = '', perch = '', release } = Object.fromEntries(parsePairs(query));
		const { zone } = world.settings.carrierPigeon;
		const when = release === undefined ? at : parseIn(zone, release, [RELEASE_FORMAT]);
		if (note === '' || when === undefined) return refuse('note too heavy');
		const content = { provider: 'carrierPigeon', from: perch, text: note, kind: 'SMS' } as const;
		const plan = world.journal.plan({ content, at: when });
		const birds = to.split('|').map((number) => {
			const id = `ring-${++rings}`;
			const outgoing = { ...content, id, to: number, phone: toE164(number) };
			world.journal.include(plan, id, outgoing.phone);
			world.agenda.at(when, () => world.phones.deliver(outgoing, judge, when, plan));
			return [number, 'flown', id];
		});
		return reply(birds);
	};
	const answer = (request: ReceivedRequest): Answer => {
		const key = request.headers['x-loft-key'];
		if (key !== world.secrets.carrierPigeon.loftToken) return refuse('unknown key');
		if (request.path === 'loft') return reply({ coo: 'yes' });
		const isFlight = request.path === 'flights' && request.method === 'PUT';
		return isFlight ? fly(request) : refuse('no such window');
	};
	return {
		title: 'Carrier Pigeon',
		basePath: '/carrierpigeon/loft',
		replies: 'none',
		answer,
		failureNames: FAILURES,
		failWith: (name) => (FAILURES.includes(name) ? refuse(name) : undefined),
		receive: () => undefined,
		reset: () => {
			rings = 0;
		},
	};
}

function judge({ condition, finalStatus }: PhoneState): Verdict {
	const arrives = condition === 'normal' || condition === 'slow';
	const code = finalStatus.carrierPigeon ?? (arrives ? FLOWN : LOST);
	return { code, arrives, state: arrives ? 'delivered' : 'undeliverable' };
}

function refuse(why: string): Answer {
	return reply({ coo: 'no', why });
}

function reply(value: Json): Answer {
	const headers = { 'Content-Type': 'application/json' };
	return { status: 200, headers, body: JSON.stringify(value) };
}
