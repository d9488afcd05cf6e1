import { field, Refused, type Rest } from './rest.mts';

/** The account of the sandbox's n8n. No secret: it is printed, and good for this machine only. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Sandbox-1234',
	firstName: 'Sandbox',
	lastName: 'Owner',
};

/**
 * Makes the owner account where there is none, and signs in.
 * @returns false when the person changed the account, so that nobody but them can sign in
 */
export async function signIn(rest: Rest): Promise<boolean> {
	const settings = field(await rest.get('/settings'), 'userManagement');
	try {
		if (field(settings, 'showSetupOnFirstLoad') === true) {
			await rest.post('/owner/setup', OWNER);
		} else {
			const { email, password } = OWNER;
			await rest.post('/login', { emailOrLdapLoginId: email, password });
		}
		return true;
	} catch (error) {
		if (error instanceof Refused && error.status === 401) return false;
		throw error;
	}
}
