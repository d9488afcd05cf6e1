import { randomBytes } from 'node:crypto';

import type { JsonObject } from '../../types.mts';
import { OK } from './errors.mts';
import type { Call, Result } from './messages.mts';

const TOKEN_SECONDS = 3600;

/** user/login: proves the credentials; with `token=1` (since 4.1) it also gives a token. */
export function login(call: Call): Result {
	const { user, account, parameters, at } = call;
	const data = { id: user.id, username: user.username };
	if (parameters.get('token') !== '1') return { outcome: OK, data };
	const token = `sim.${randomBytes(24).toString('base64url')}.token`;
	const expiresAt = at + TOKEN_SECONDS * 1000;
	account.tokens.set(token, { user, expiresAt });
	const expiry = {
		auth_token: token,
		auth_token_expiry: TOKEN_SECONDS,
		auth_token_expires: Math.floor(expiresAt / 1000),
	};
	return { outcome: OK, data: { ...data, ...expiry } };
}

/** numbers/list: nothing says which of them can text. */
export function numbers(call: Call): Result {
	const rows = [...call.account.numbers].map(([number, description]) => ({ number, description }));
	return page(call, rows);
}

/** phones/list: telephone lines. */
export function phones(call: Call): Result {
	const rows = [...call.account.phones].map(([name, description]) => ({
		name,
		description,
		display: `${name} (${description})`,
	}));
	return page(call, rows);
}

/** `limit` 0 means all; what `count` and `pages` add is not documented, so they add nothing. */
function page({ parameters }: Call, rows: readonly JsonObject[]): Result {
	const offset = Number(parameters.get('offset') ?? 0) || 0;
	const limit = Number(parameters.get('limit') ?? 0) || rows.length;
	const sorted = parameters.get('descending') === '1' ? rows.toReversed() : rows;
	return { outcome: OK, data: sorted.slice(offset, offset + limit) };
}
