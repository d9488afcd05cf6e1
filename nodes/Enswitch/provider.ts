import type { Verdict } from '../shared/contract/outcome';
import type { Provider } from '../shared/contract/provider';
import type { ProviderResponse } from '../shared/contract/response';
import { usualOptions } from '../shared/form/options/usualOptions';
import { accountKindOf } from '../shared/http/classifyResponse';
import { blameOf } from '../shared/http/accountWords';
import { saysNo } from '../shared/http/refusalSigns';
import { asList, asObject, asText, lookUp } from '../shared/lib/data';
import { contradictionOf, quoted, type FailureKind } from '../shared/result/failure';

/** The codes that say yes (JSON API, "Responses"); 201 says that nothing was done but checked. */
const success: ReadonlySet<string> = new Set(['200', '204']);

/** The codes that say no; 402 is the role's refusal, 403 the rate plan's. */
const refusals: Readonly<Record<string, readonly [FailureKind, string]>> = {
	400: ['invalidInput', 'Invalid input parameters specified'],
	401: ['authentication', 'The authentication details provided are invalid'],
	402: ['permission', 'Your role does not allow this'],
	403: ['permission', 'Your rate plan does not allow this'],
	404: ['provider', 'Not found, or not visible to this user'],
};

/** The parameter that a 400 names in `key`: its name in the node, and whose fault it is. */
const keys: Readonly<Record<string, readonly [name: string, kind: FailureKind]>> = {
	cnumber: ['to', 'recipient'],
	message: ['message', 'content'],
	snumber: ['from', 'sender'],
	stype: ['senderType', 'sender'],
	customer: ['customer', 'invalidInput'],
	auth_username: ['username', 'authentication'],
	auth_password: ['password', 'authentication'],
	uniqueid: ['id', 'invalidInput'],
};

function ofKey(key: string | undefined): readonly [name: string | undefined, kind: FailureKind] {
	if (key === undefined) return [undefined, 'invalidInput'];
	if (/^file(name)?\d+$/.test(key)) return ['attachments', 'content'];
	return lookUp(keys, key) ?? [key, 'invalidInput'];
}

/** What one entry of `responses` says. */
function verdictOf(entry: unknown): Verdict {
	const response = asObject(entry);
	const code = asText(response?.code);
	const said = asText(response?.message);
	const key = asText(response?.key);
	// A success that names a parameter, or a reason, as a refusal does, is neither.
	const isRefused = key !== undefined || saysNo(said ?? '');
	if (code !== undefined && success.has(code) && !isRefused) return { submission: 'accepted' };
	const known = code === undefined ? undefined : lookUp(refusals, code);
	// A refusal that names the number is about the number, with any code but that of the login.
	const isKeyed = code === '400' || (code !== '401' && key === 'cnumber');
	const [field, kind] = isKeyed ? ofKey(key) : [undefined, known?.[0]];
	const words = said ?? known?.[1] ?? `code ${code ?? '(none)'} without a reason`;
	const ofCode = kind ?? accountKindOf(Number(code));
	const blamed = blameOf(said ?? '', ofCode);
	const isForeignField = field !== undefined && field === asText(response?.key);
	const cause = quoted(blamed, 'Enswitch', words, { code, field, isForeignField });
	// 201 says that nothing was done but checked, and 500 that something went wrong.
	const isRefusal = known !== undefined || /^4\d\d$/.test(code ?? '');
	return { submission: isRefusal ? 'rejected' : 'unknown', cause };
}

/**
 * The verdict is the code in the body, text or number, whatever the HTTP status: whether that
 * mirrors the code is not documented.
 */
function judge({ body }: ProviderResponse): Verdict | undefined {
	const value = 'value' in body ? asList(body.value)?.[0] : undefined;
	const responses = asList(asObject(value)?.responses);
	if (!responses || responses.length === 0) return undefined;
	const verdicts = responses.map(verdictOf);
	const others = verdicts.filter((one) => one.submission !== 'accepted');
	const [first] = others;
	if (!first) return { submission: 'accepted' };
	if (others.length < responses.length) {
		return { submission: 'unknown', cause: contradictionOf(first.cause) };
	}
	return others.find(({ submission }) => submission === 'unknown') ?? first;
}

/** Enswitch, by Integrics: https://integrics.com/enswitch/guides/4.4/en/dev/json/ */
export const enswitch: Provider = {
	name: 'enswitch',
	displayName: 'Enswitch',
	credential: 'enswitchApi',
	secrets: ['password'],
	options: usualOptions,
	recipientsPerRequest: 1,
	phones: 'asTyped',
	judgesInBody: true,
	judge,
};
