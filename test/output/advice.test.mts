import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

const { adviceOn, concernsTheAccount } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/result/failure.js',
) as {
	adviceOn(why: { kind: string; field: string | null }): string;
	concernsTheAccount(kind: string): boolean;
};

/** Every kind of failure: what its advice points to, and whether the next message meets it, too. */
const kinds: Record<string, [advice: RegExp, ofTheAccount?: true]> = {
	invalidInput: [/^Correct the value/],
	authentication: [/^Open the credential/, true],
	permission: [/^Ask the provider/, true],
	credit: [/^Top up the account/, true],
	recipient: [/^Check the phone number/],
	optedOut: [/Remove the number, or wait until the person opts in/],
	content: [/^Change the text or the attachment/],
	sender: [/^Choose a sender/, true],
	duplicate: [/didn't send it again\. Wait a few minutes/],
	throttled: [/'Advanced: Requests per Minute'/],
	unreachable: [/'Base URL' in the credential, and check that n8n can reach/],
	timeout: [/the option 'Advanced: Timeout'/],
	provider: [/ask the provider's support/],
	unreadable: [/The provider may have changed its responses/],
};

describe('A failure comes with what a person can do', () => {
	for (const [kind, [advice, ofTheAccount = false]] of Object.entries(kinds)) {
		test(`${kind}${ofTheAccount ? ', which ends the run' : ''}`, () => {
			assert.match(adviceOn({ kind, field: null }), advice);
			assert.equal(concernsTheAccount(kind), ofTheAccount);
		});
	}

	test("a store of keys that fails, which is n8n's own", () => {
		const says = adviceOn({ kind: 'unreachable', field: 'duplicateKey' });
		assert.match(says, /check n8n's database .* Without the option 'Duplicate Key'/);
		assert.match(adviceOn({ kind: 'throttled', field: 'duplicateKey' }), /: Requests per Minute'/);
	});
});
