/** The page that the link opens, and its headers. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ShownPage } from '../../sandbox/engine/engine.mts';
import { useBench } from '../support/support.mts';
import { ask, both, freeText, get, linkOn, post, wordsOf } from './support.mts';

const bench = useBench();

async function pageOf(parameters: INodeParameters = {}): Promise<ShownPage> {
	const waiting = await ask(bench(), 'enswitch', { parameters });
	const { page } = await bench().engine.visit(waiting, get(linkOn(bench())));
	return page;
}

/** What each start tag is, with what is in it. */
const tagsOf = ({ html }: ShownPage): string[] => html.match(/<[a-z][^>]*>/g) ?? [];

const PAGES: Record<string, INodeParameters> = {
	'one button': {},
	'two buttons': both,
	'a text field': freeText,
};

for (const [what, parameters] of Object.entries(PAGES)) {
	describe(`The page with ${what}`, () => {
		test('has no script, no handler and no address of another resource', async () => {
			const page = await pageOf(parameters);
			assert.doesNotMatch(page.html, /<script|<link|<img|<iframe|javascript:|url\(|@import/i);
			for (const tag of tagsOf(page)) {
				assert.doesNotMatch(tag, /\s(on\w+|src|href|action|formaction|style)=/i);
			}
		});

		test('has a policy by which a browser allows its own style, its own form, and nothing else', async () => {
			const { html, headers } = await pageOf(parameters);
			const [, style = ''] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
			const hash = createHash('sha256').update(style).digest('base64');
			const policy = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'`;
			assert.equal(headers['content-security-policy'], `${policy}; frame-ancestors 'none'`);
			assert.ok(html.includes(`<meta http-equiv="Content-Security-Policy" content="${policy}">`));
		});

		test('is kept nowhere, shown in no frame, and gives its link to nobody', async () => {
			const { headers } = await pageOf(parameters);
			assert.equal(headers['cache-control'], 'no-store');
			assert.equal(headers['referrer-policy'], 'no-referrer');
			assert.equal(headers['x-frame-options'], 'DENY');
			assert.equal(headers['x-content-type-options'], 'nosniff');
			assert.match(headers['x-robots-tag'] ?? '', /noindex/);
			assert.equal(headers['content-type'], 'text/html; charset=utf-8');
		});

		test('has one heading, a language, a label for each control, and type of the reader’s size', async () => {
			const { html } = await pageOf(parameters);
			assert.equal(html.match(/<h1/g)?.length, 1);
			assert.match(html, /<html lang="en">/);
			for (const [, id = ''] of html.matchAll(/<textarea id="(\w+)"/g)) {
				assert.ok(html.includes(`<label for="${id}"`));
			}
			for (const [, label = ''] of html.matchAll(/<button[^>]*>([^<]*)/g)) assert.ok(label);
			assert.match(html, /width=device-width, initial-scale=1"/);
			assert.doesNotMatch(html, /user-scalable|maximum-scale|font-size:\d+px/);
			assert.match(html, /prefers-color-scheme:dark/);
		});
	});
}

const nasty = `<b>"x"</b> & 'y' </p><script>alert(1)</script>`;
const escaped = (text: string) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');

const values = (responsePage: INodeParameters): INodeParameters => ({
	options: { responsePage: { values: responsePage } },
});

/** Whatever the user enters is text. */
const ENTERED: Record<string, INodeParameters> = {
	'the message': { message: nasty },
	'the label of the first button': { approvalOptions: { values: { approveLabel: nasty } } },
	'the label of the second button': {
		approvalOptions: { values: { approvalType: 'double', disapproveLabel: nasty } },
	},
	'the title': values({ title: nasty }),
	'the label of the field': { ...freeText, ...values({ textLabel: nasty }) },
	'the label of the button below it': { ...freeText, ...values({ submitLabel: nasty }) },
};

describe('The page shows as it was entered, with every character escaped,', () => {
	for (const [what, parameters] of Object.entries(ENTERED)) {
		test(what, async () => {
			const page = await pageOf(parameters);
			assert.ok(page.html.includes(escaped(nasty)), page.html);
			assert.equal(page.html.includes(nasty), false);
		});
	}

	test('the sentence after the response', async () => {
		const parameters = values({ receivedText: nasty, title: 'Danke' });
		const waiting = await ask(bench(), 'enswitch', { parameters });
		const { page } = await bench().engine.visit(
			waiting,
			post(linkOn(bench()), { response: 'approve' }),
		);
		assert.ok(page.html.includes(escaped(nasty)));
		assert.match(page.html, /<h1 dir="auto">Danke<\/h1>/);
	});
});

describe('The words of the page', () => {
	const german = {
		title: 'Bitte antworten',
		textLabel: 'Ihre Antwort',
		submitLabel: 'Absenden',
		language: 'de-AT',
	};

	test('are the user’s own, in the language that a screen reader is to speak', async () => {
		const page = await pageOf({ ...freeText, ...values(german) });
		assert.equal(wordsOf(page), 'Bitte antworten May I? Ihre Antwort Absenden');
		assert.match(page.html, /<html lang="de-AT">/);
	});

	test('are as usual where they are left empty', async () => {
		const page = await pageOf({
			...freeText,
			...values({ title: ' ', textLabel: '', submitLabel: '', language: 'en" onload="x' }),
		});
		assert.equal(wordsOf(page), 'Please respond May I? Your response Send');
		assert.match(page.html, /<html lang="en">/);
	});

	test('are those with which it was asked, not those that an expression gives later', async () => {
		const message = '={{ "Code " + Math.random() }}';
		const waiting = await ask(bench(), 'enswitch', { parameters: { message } });
		const sent = bench().simulator.ledger.at(-1)?.text.split('\n')[0] ?? '';
		const { page } = await bench().engine.visit(waiting, get(linkOn(bench())));
		assert.match(sent, /^Code 0\.\d+$/);
		assert.ok(wordsOf(page).includes(sent));
	});
});
