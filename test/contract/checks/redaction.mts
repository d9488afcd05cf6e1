import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { first } from '../stage.mts';
import type { Check } from './check.mts';

/** A refusal in the words of any provider, with a text in every place that has one. */
function refusing(echo: string): string {
	return JSON.stringify({
		error: echo,
		message: echo,
		errors: { sender_id: [echo] },
		name: echo,
		code: 4,
		status: 422,
		responses: [{ code: '400', key: echo, message: echo }],
	});
}

/** A provider that repeats the secret gives it away to no one. */
export const redaction: Check = (fixture, stage) => {
	const send = first(
		fixture.operations.filter(
			({ resource, operation }) => resource === 'message' && operation === 'send',
		),
	);
	const secret = 'Pa$$ word/+%&=ü';
	const spellings: Record<string, string> = {
		'as it is': secret,
		'URL-encoded': encodeURIComponent(secret),
		'form-encoded': encodeURIComponent(secret).replaceAll('%20', '+'),
		'in base64': Buffer.from(secret).toString('base64'),
		'inside a text': `token=${secret};`,
	};
	const status = { accepted: 200, refused: 400, broken: 500 } as const;

	describe('shows the secret nowhere', () => {
		for (const [spelling, echo] of Object.entries(spellings)) {
			for (const [outcome, code] of Object.entries(status)) {
				test(`${outcome}, with the secret ${spelling} in the answer`, async () => {
					const credential = { ...stage().credential(), [fixture.secretField]: secret };
					const body =
						code === 200 ? fixture.accepts([fixture.phone(0).typed], echo) : refusing(echo);
					for (const onError of [
						'stopWorkflow',
						'continueRegularOutput',
						'continueErrorOutput',
					] as const) {
						stage().answer([{ status: code, body }]);
						const parameters = { to: fixture.phone(0).typed };
						const result = await stage().run(send, { credential, parameters, onError });
						const seen = stage().visible(result);
						for (const hidden of Object.values(spellings)) {
							assert.ok(
								!seen.includes(JSON.stringify(hidden).slice(1, -1)),
								`${hidden} in ${seen}`,
							);
						}
					}
				});
			}
		}
	});

	describe('shows the secret nowhere, whatever was asked', () => {
		for (const operation of fixture.operations) {
			test(`${operation.resource}: ${operation.operation} is refused with the secret in the answer`, async () => {
				const credential = { ...stage().credential(), [fixture.secretField]: secret };
				for (const onError of [
					'stopWorkflow',
					'continueRegularOutput',
					'continueErrorOutput',
				] as const) {
					stage().answer([{ status: 400, body: refusing(secret) }]);
					const result = await stage().run(operation, { credential, onError });
					const seen = stage().visible(result);
					assert.ok(!seen.includes(JSON.stringify(secret).slice(1, -1)), seen);
				}
			});
		}
	});
};
