import { createHash } from 'crypto';

import type { Question } from './question';
import { style } from './style';

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing but the page itself: no script, no resource from elsewhere, no form to another address. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'`;

/**
 * The headers of every page. The link decides for whoever has it, so it is kept nowhere, sent to
 * nobody and shown in no frame.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
	'X-Frame-Options': 'DENY',
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cache-Control': 'no-store',
	'X-Robots-Tag': 'noindex, nofollow',
};

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/** A language tag; anything else would make a screen reader guess. */
const languageOf = (code: string) =>
	/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(code) ? code : 'en';

/** On some pages n8n replaces the header's policy with its own, so the page repeats this one. */
function page({ words }: Pick<Question, 'words'>, body: string): string {
	const title = escaped(words.title);
	return `<!DOCTYPE html>
<html lang="${languageOf(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title dir="auto">${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1 dir="auto">${title}</h1>
${body}
</main>
</body>
</html>
`;
}

const button = (value: string, label: string) =>
	`<button type="submit" name="response" value="${value}" dir="auto">${escaped(label)}</button>`;

/** Asks for nothing that cannot be entered with a thumb. */
function controlsOf({ buttons, words }: Question): string {
	if (buttons) {
		const { approve, decline } = buttons;
		const second = decline === undefined ? '' : `\n${button('decline', decline)}`;
		return `${button('approve', approve)}${second}`;
	}
	return `<label for="text" dir="auto">${escaped(words.textLabel)}</label>
<textarea id="text" name="text" rows="4" required dir="auto"></textarea>
<button type="submit" dir="auto">${escaped(words.submitLabel)}</button>`;
}

/** The page that the link opens: the question, and what to respond with. Its form is sent to itself. */
export function questionPage(question: Question): string {
	const form = `<form method="post" autocomplete="off">\n${controlsOf(question)}\n</form>`;
	return page(question, `<p id="question" dir="auto">${escaped(question.text)}</p>\n${form}`);
}

/** A page that says one thing. */
export function sentencePage(of: Pick<Question, 'words'>, says: string): string {
	return page(of, `<p role="status" dir="auto">${escaped(says)}</p>`);
}
