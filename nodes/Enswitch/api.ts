import type { BodyValue, ProviderRequest } from '../shared/contract/request';

/** Any function of the JSON API: by POST, so that the password stays out of addresses and logs. */
export function call(path: string, body: Record<string, BodyValue | undefined>): ProviderRequest {
	return { method: 'POST', path: `${path}/`, dialect: 'form', body };
}
