import type { Answer } from '../types.mts';
import { before, type Fault } from './fault.mts';

const SECOND = 1000;

/** Every form that Retry-After has, or is given by mistake; the date depends on the moment. */
const FORMS: Readonly<Record<string, () => string | undefined>> = {
	'without Retry-After': () => undefined,
	'with Retry-After in 0 seconds': () => '0',
	'with Retry-After in seconds': () => '2',
	'with Retry-After in an hour': () => '3600',
	'with Retry-After in a fraction of a second': () => '0.5',
	'with a negative Retry-After': () => '-5',
	'with Retry-After in more seconds than there are': () => '9'.repeat(400),
	'with an empty Retry-After': () => '',
	'with Retry-After in words': () => 'soon',
	'with two numbers in Retry-After': () => '1, 2',
	'with Retry-After as a date': () => new Date(Date.now() + 2 * SECOND).toUTCString(),
	'with Retry-After as a past date': () => new Date(Date.now() - 9 * SECOND).toUTCString(),
	'with Retry-After as a date of next year': () =>
		new Date(Date.now() + 3e7 * SECOND).toUTCString(),
	'with Retry-After as an obsolete date': () => {
		const [, day, month, year, time] = /, (\d+) (\w+) (\d+) (\S+)/.exec(
			new Date(Date.now() + 2 * SECOND).toUTCString(),
		) as unknown as string[];
		return `Sunday, ${day}-${month}-${year?.slice(2)} ${time} GMT`;
	},
	'with Retry-After as ISO 8601': () => new Date(Date.now() + 2 * SECOND).toISOString(),
};

const BODY = '<h1>429 Too Many Requests</h1>';
const HTML = { 'Content-Type': 'text/html' };

function throttled(form: () => string | undefined): Fault {
	return {
		tells: 'refused',
		acts: false,
		gives: (): Answer => {
			const retryAfter = form();
			const headers = retryAfter === undefined ? HTML : { ...HTML, 'Retry-After': retryAfter };
			return { status: 429, headers, body: BODY };
		},
	};
}

/** The provider takes no more requests for now, and says so in one of many ways. */
export const THROTTLES: ReadonlyArray<readonly [name: string, fault: Fault]> = [
	...Object.entries(FORMS).map(([name, form]) => [`429 ${name}`, throttled(form)] as const),
	[
		'429 with rate limit headers',
		before(
			{
				status: 429,
				headers: {
					'X-Rate-Limit-Limit': '60',
					'X-Rate-Limit-Remaining': '0',
					'X-Rate-Limit-Reset': '1',
				},
				body: '',
			},
			{ tells: 'refused' },
		),
	],
];
