/** When a question is asked, when it is not, and that it is never asked twice. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, mock, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { acquireN8n, releaseN8n, type N8n } from '../../sandbox/engine/n8n.mts';
import { useBench } from '../support/support.mts';
import { answered, ask, get, linkOn, NODE, post, textOn, wordsOf } from './support.mts';

const bench = useBench();
const to = '+16461234567';

let n8n: N8n;
before(() => {
	n8n = acquireN8n();
});
after(() => releaseN8n());
afterEach(() => mock.restoreAll());

type Context = InstanceType<N8n['core']['ExecuteContext']>;

/** From now on n8n does this in the place of one of its own functions. */
function changed<Name extends 'putExecutionToWait' | 'getSignedResumeUrl' | 'isToolExecution'>(
	name: Name,
	instead: () => ReturnType<Context[Name]>,
	times = Infinity,
): void {
	const { prototype } = n8n.core.ExecuteContext;
	const own = prototype[name] as (...given: unknown[]) => ReturnType<Context[Name]>;
	let left = times;
	const replaced = function (this: Context, ...given: unknown[]): ReturnType<Context[Name]> {
		return left-- > 0 ? instead() : own.apply(this, given);
	};
	mock.method(prototype as unknown as Record<Name, typeof replaced>, name, replaced);
}

const broken = async (): Promise<void> => await Promise.reject(new Error('the disk is full'));

describe('A question that was sent, when the wait itself fails', () => {
	test('is not sent again by Retry on Fail, and its link resumes the execution', async () => {
		changed('putExecutionToWait', broken, 1);
		const message = '={{ "Code " + Math.random() }}';
		const waiting = await ask(bench(), 'enswitch', { retryOnFail: true, parameters: { message } });
		assert.equal(waiting.node(NODE).tries, 2);
		assert.equal(bench().simulator.ledger.length, 1);
		const { page } = await bench().engine.visit(waiting, get(linkOn(bench())));
		assert.ok(wordsOf(page).includes(textOn(bench()).split('\n')[0] ?? '?'));
		const request = post(linkOn(bench()), { response: 'approve' });
		const { resumed } = await bench().engine.visit(waiting, request);
		assert.equal(answered(resumed, NODE).data?.approved, true);
	});

	test('is not sent again by a retry from the list of executions, which says why it cannot wait', async () => {
		changed('putExecutionToWait', broken, 1);
		const parameters = { to, message: 'May I?' };
		const failed = await bench().run('enswitch', 'message.sendAndWait', { parameters });
		assert.equal(failed.status, 'error');
		assert.match(failed.error?.message ?? '', /the disk is full/);
		const retried = await bench().engine.retry(failed);
		assert.equal(retried.status, 'error');
		assert.match(
			retried.error?.message ?? '',
			/sent in execution \d+, which has ended, so its link/,
		);
		assert.equal(bench().simulator.ledger.length, 1);
	});
});

const CANNOT: Record<string, [change: () => void, says: RegExp]> = {
	'n8n has no URL to resume it by': [
		() =>
			changed('getSignedResumeUrl', () => {
				throw new Error('Execution id is missing');
			}),
		/n8n has no URL to resume this execution by \(Execution id is missing\)/,
	],
	'it is the tool of an agent': [
		() => changed('isToolExecution', () => true),
		/cannot wait in a tool of an AI agent: connect the tool through the node's human review/,
	],
};

describe('A question is refused with the reason, before it is sent, when', () => {
	for (const [what, [change, says]] of Object.entries(CANNOT)) {
		test(what, async () => {
			change();
			const parameters = { to, message: 'May I?' };
			const how = { parameters, onError: 'continueRegularOutput' } as const;
			const result = await bench().run('enswitch', 'message.sendAndWait', how);
			assert.equal(result.status, 'success');
			assert.match(JSON.stringify(result.outputs[0]), says);
			assert.equal(bench().requests.length, 0);
		});
	}

	const WRONG: Record<string, [INodeParameters, says: RegExp]> = {
		'it has no text': [{ message: ' ' }, /'Message' is empty/],
		'it has more segments than allowed': [
			{ message: 'Long? '.repeat(20), options: { maxSegments: 1 } },
			/2 segments/,
		],
		'the type of response is another': [
			{ responseType: 'customForm' },
			/'Response Type' is 'customForm': choose 'Approval' or 'Free Text'/,
		],
		'the type of approval is another': [
			{ approvalOptions: { values: { approvalType: '={{ "triple" }}' } } },
			/'Approval Options' have the type 'triple'/,
		],
		'its number is none': [{ to: 'reception' }, /not a phone number/],
	};
	for (const [what, [parameters, says]] of Object.entries(WRONG)) {
		test(what, async () => {
			const how = { parameters: { to, message: 'May I?', ...parameters } };
			const result = await bench().run('enswitch', 'message.sendAndWait', how);
			assert.match(result.error?.message ?? '', says);
			assert.equal(bench().requests.length, 0);
		});
	}
});

test('A question has a text, also where a message without one is an MMS', async () => {
	const parameters = { to, message: ' ', options: { mmsTemplateId: '7' } };
	const result = await bench().run('proTexting', 'message.sendAndWait', { parameters });
	assert.match(result.error?.message ?? '', /'Message' is empty/);
	assert.equal(bench().requests.length, 0);
});

describe('A question that is held back', () => {
	test('does not wait, and says why', async () => {
		const always = { from: '00:00', to: '24:00', days: [], timezone: 'UTC' };
		const day = new Date(Date.now() + 2 * 86_400_000).getUTCDay();
		const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
		const hours = { ...always, days: [names[day] ?? ''] };
		const parameters = { to, message: 'May I?', options: { sendingHours: { hours } } };
		const result = await bench().run('enswitch', 'message.sendAndWait', { parameters });
		assert.equal(result.status, 'success');
		const [item] = result.outputs[0] ?? [];
		const { message, data } = item?.json as Record<string, Record<string, unknown>>;
		assert.equal(data, undefined);
		assert.equal(message?.['reason'], 'sendingHours');
		assert.equal(bench().requests.length, 0);
	});
});

describe('A link', () => {
	test('has its signature checked where n8n does so only when asked', async () => {
		const prototype = n8n.core.ExecuteContext.prototype as object;
		const asked = mock.fn();
		Object.defineProperty(prototype, 'setSignatureValidationRequired', {
			value: asked,
			configurable: true,
		});
		await ask(bench());
		Reflect.deleteProperty(prototype, 'setSignatureValidationRequired');
		assert.equal(asked.mock.callCount(), 1);
	});

	test('of another question of the execution shows that it is closed, and decides nothing', async () => {
		const waiting = await ask(bench());
		for (const request of [get, (url: string) => post(url, { response: 'approve' })]) {
			const { page, resumed } = await bench().engine.visit(
				waiting,
				request(`${linkOn(bench())}&n=1`),
			);
			assert.equal(resumed, undefined);
			assert.equal(page.status, 410);
			assert.match(wordsOf(page), /already sent, or the time is over/);
		}
	});

	test('that no phone can open is said above the output', async () => {
		const waiting = await ask(bench());
		assert.match(
			JSON.stringify(waiting.node(NODE).hints),
			/begins with http:\/\/127\.0\.0\.1:5678, which no phone can open: set WEBHOOK_URL/,
		);
	});

	test('never fails the execution, whatever goes wrong behind it', async () => {
		const waiting = await ask(bench());
		const { prototype } = n8n.core.WebhookContext;
		mock.method(prototype, 'evaluateExpression', () => {
			throw new Error('no isolate');
		});
		const { page, resumed } = await bench().engine.visit(waiting, get(linkOn(bench())));
		assert.equal(resumed, undefined);
		assert.equal(page.status, 500);
		assert.match(wordsOf(page), /could not be shown/);
		assert.doesNotMatch(page.html, /isolate/);
	});

	test('never fails the execution, even without a response to write to', async () => {
		const waiting = await ask(bench());
		mock.method(n8n.core.WebhookContext.prototype, 'getResponseObject', () => {
			throw new Error('gone');
		});
		const request = post(linkOn(bench()), { response: 'approve' });
		const { resumed } = await bench().engine.visit(waiting, request);
		assert.equal(resumed, undefined);
	});
});
