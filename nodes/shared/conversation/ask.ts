import { NodeOperationError } from 'n8n-workflow';

import { causeOf } from '../contract/causeOf';
import { refused } from '../contract/outcome';
import { isStopped, type RunContext } from '../contract/runContext';
import type { OutputGroup } from '../input/grouping';
import { withoutLink } from '../input/messageText';
import type { Route } from '../input/readRecipients';
import { draftOf, hasLeft, holdBack, outcomeOf, type Recipient } from '../input/recipient';
import { show, type Emitted } from '../output/outputItems';
import { toResult } from '../output/toResult';
import { InvalidInput } from '../result/failure';
import { linkOf, linkTrouble } from './link';
import { readQuestion, type Question } from './question';
import { recalled, store } from './stored';

/** What a run of the node is to ask. */
export interface Asking {
	/** Absent where it cannot be asked: the run has the reason. */
	question?: Question;
	/** What an earlier try of this run was to ask, or has asked. */
	earlier?: Question;
}

/** Reads what is asked, and the link that ends the message, before the message is read. */
export function prepareQuestion(routes: readonly Route[]): Asking {
	const [{ run, operation }] = routes as [Route, ...Route[]];
	const earlier = recalled(run.context);
	try {
		const question = readQuestion(run, Date.now());
		const link = linkOf(run.context, question.run);
		for (const route of routes) route.run.link = link;
		const trouble = linkTrouble(link);
		if (trouble !== undefined) run.hints.add(trouble);
		return { question, ...(earlier ? { earlier } : {}) };
	} catch (error) {
		run.unusable ??= causeOf(error, operation.fields);
		return earlier ? { earlier } : {};
	}
}

/** The one recipient whose response is waited for, where there is one. */
const askedOf = (groups: readonly OutputGroup[]): Recipient | undefined =>
	groups.flatMap(({ recipients }) => recipients).find(hasLeft);

const several = (count: number) =>
	new InvalidInput(
		'to',
		`has ${count} recipients, but an execution of the node waits for the response of one: use a Loop Over Items node with Batch Size 1`,
	);

/**
 * An execution waits for one response. Of several recipients none is asked, unless an earlier try
 * has asked one: then that one alone is left.
 */
export function onlyOne(run: RunContext, groups: readonly OutputGroup[]): OutputGroup[] {
	const asked = askedOf(groups);
	if (asked) return [{ items: [asked.item], recipients: [asked] }];
	const recipients = groups.flatMap((group) => group.recipients);
	if (recipients.length > 1) {
		const why = several(recipients.length).toCause('To');
		for (const one of recipients) holdBack(run, one, refused(why, { raw: {} }));
	}
	return [...groups];
}

/** Keeps what the page shows, before the message leaves. */
export function keepQuestion(
	run: RunContext,
	{ question, earlier }: Asking,
	groups: readonly OutputGroup[],
): Question | undefined {
	if (askedOf(groups)) return earlier ?? question;
	const open = groups.flatMap(({ recipients }) => recipients).find((one) => !outcomeOf(one));
	const draft = open && draftOf(open);
	if (!question || !draft) return undefined;
	const kept = { ...question, text: withoutLink(draft.text, run.link ?? '') };
	store(run.context, kept);
	return kept;
}

const unsure =
	'The provider did not confirm the message. The node waits for the response all the same, since the phone may have it.';

/** The link of an execution that has ended resumes nothing. */
function refuseOldLink({ context }: RunContext, { execution }: Question): void {
	if (execution === context.getExecutionId()) return;
	throw new NodeOperationError(
		context.getNode(),
		`The message was sent in execution ${execution}, which has ended, so its link has no effect any more`,
		{ description: 'Execute the workflow again to ask again.' },
	);
}

/**
 * Puts the execution to wait, when the message has left or may have.
 * @returns what the node shows meanwhile; undefined when there is nothing to wait for
 * @throws NodeOperationError when an earlier execution has asked
 */
export async function waitForResponse(
	run: RunContext,
	question: Question | undefined,
	groups: readonly OutputGroup[],
): Promise<Emitted[] | undefined> {
	const asked = askedOf(groups);
	if (!asked || !question || isStopped(run.context)) return undefined;
	refuseOldLink(run, question);
	const emitted = show(run, [asked.item], toResult(run, asked));
	store(run.context, { ...question, message: { ...emitted.result } });
	if (outcomeOf(asked)?.submission === 'unknown') run.hints.add(unsure);
	await run.context.putExecutionToWait(new Date(question.until));
	return [emitted];
}
