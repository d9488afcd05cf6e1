import type { IExecuteFunctions } from 'n8n-workflow';

import { InvalidInput } from '../result/failure';

/** What n8n calls a node that is a tool of an AI agent, and one that a person's review is. */
const tool = /(?<!Hitl)Tool$/;

/** The query parameter that tells a loop's questions apart. */
export const runParameter = 'n';

/** Until n8n 2.1, n8n checked the signature of a link only where a node had asked for that. */
interface Signing {
	setSignatureValidationRequired?(): void;
}

const cannot = (says: string) => new InvalidInput('operation', `cannot wait ${says}`);

/**
 * The link that the text ends with: n8n's signed URL, by which the execution is resumed.
 * @throws InvalidInput where n8n has none, or would not resume it
 */
export function linkOf(context: IExecuteFunctions, run: string): string {
	if (context.isToolExecution?.() || tool.test(context.getNode().type)) {
		throw cannot(
			"in a tool of an AI agent: connect the tool through the node's human review instead (n8n 2.6 or later)",
		);
	}
	let link: string;
	try {
		// The first question needs nothing that makes the link longer.
		link = context.getSignedResumeUrl(run === '0' ? {} : { [runParameter]: run });
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw cannot(
			`here, since n8n has no URL to resume this execution by (${why}): run the workflow`,
		);
	}
	(context as Signing).setSignatureValidationRequired?.();
	return link;
}

/** What a person should know of a link that no phone can open; undefined when there is nothing. */
export function linkTrouble(link: string): string | undefined {
	const { hostname, origin } = new URL(link);
	if (!/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) return undefined;
	return `The link in the message begins with ${origin}, which no phone can open: set WEBHOOK_URL of n8n to an address that phones reach.`;
}
