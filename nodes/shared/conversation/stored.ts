import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { asObject } from '../lib/data';
import { runOf, type Question } from './question';

/** Where a node's context keeps the question that it waits for: n8n stores it with the execution. */
const place = 'smsQuestion';

/** Keeps a question before its message leaves, so that the page shows what was sent. */
export function store(context: IExecuteFunctions, question: Question): void {
	context.getContext('node')[place] = question;
}

/** The question that an earlier try of this run of the node has asked. */
export function recalled(context: IExecuteFunctions): Question | undefined {
	const kept = context.getContext('node')[place] as Question | undefined;
	return kept?.run === runOf(context) ? kept : undefined;
}

/** A node's name as part of an expression, whose end no character of it may be. */
const inExpression = (name: string) =>
	JSON.stringify(name).replace(/[{}]/g, (brace) => (brace === '{' ? '\\u007b' : '\\u007d'));

/**
 * The question that a waiting execution has asked. A webhook has no way to the node's context but
 * by an expression.
 */
export function waitingQuestion(context: IWebhookFunctions): Question | undefined {
	const name = inExpression(context.getNode().name);
	const kept = context.evaluateExpression(`{{ $node[${name}].context.${place} }}`);
	return asObject(kept) as Question | undefined;
}
