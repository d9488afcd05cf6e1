import { after, before, beforeEach, describe } from 'node:test';

import { asking } from './checks/asking.mts';
import { answersThatCannotBeRead } from './checks/unreadable.mts';
import { continuing } from './checks/continuing.mts';
import { credentials } from './checks/credentials.mts';
import { dryRun } from './checks/dryRun.mts';
import { duplicates } from './checks/duplicates.mts';
import { faults } from './checks/faults.mts';
import { invalidInput } from './checks/invalid.mts';
import { manyRecipients } from './checks/many.mts';
import { redaction } from './checks/redaction.mts';
import { refusals } from './checks/refusals.mts';
import { simplify } from './checks/simplify.mts';
import { wire } from './checks/wire.mts';
import { Stage } from './stage.mts';
import type { ProviderFixture, Through } from './types.mts';

/** The provider's own node. */
function itself({ provider, displayName }: ProviderFixture): Through {
	return { name: displayName, type: provider, parameters: {} };
}

/** What every provider's node keeps, checked through the engine and over HTTP. */
export function contract(fixture: ProviderFixture, through = itself(fixture)): void {
	describe(`${through.name} keeps the contract`, () => {
		let stage: Stage | undefined;
		const open = (): Stage => {
			if (!stage) throw new Error('The stage is not open yet.');
			return stage;
		};
		before(async () => {
			stage = await Stage.open(fixture, through);
		});
		beforeEach(() => open().simulator.reset());
		after(async () => await stage?.close());

		for (const check of [
			wire,
			simplify,
			refusals,
			faults,
			answersThatCannotBeRead,
			invalidInput,
			manyRecipients,
			continuing,
			duplicates,
			dryRun,
			asking,
			redaction,
			credentials,
		]) {
			check(fixture, open);
		}
	});
}
