import { run, type Outcome } from './child.mts';
import { Trouble } from './trouble.mts';

export type Npm = (
	args: readonly string[],
	cwd: string,
	signal: AbortSignal,
	listen?: (text: string) => void,
) => Promise<Outcome>;

/** npm, as it lies on the PATH: the launcher put Node 24 before it. */
export const npm: Npm = async (args, cwd, signal, listen = () => {}) =>
	await run('npm', args, signal, { cwd, shell: true, listen });

/** How many requests must fail one after the other before the network counts as lost. */
const MANY = 20;
const NETWORK =
	/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|network/i;
const CERTIFICATE = /SELF_SIGNED_CERT|UNABLE_TO_(?:GET|VERIFY)|CERT_HAS_EXPIRED/;

export const NO_NETWORK =
	'The package registry cannot be reached: check the network (and the proxy, if you need one) and try again.';

/** @throws Trouble when the registry does not answer: npm itself would try for many minutes */
export async function checkRegistry(cwd: string, signal: AbortSignal, ask = npm): Promise<void> {
	// A package that n8n needs, and one of the smallest.
	const args = ['view', 'wrappy', 'version', '--prefer-online', '--fetch-retries=1'];
	const quick = ['--fetch-retry-mintimeout=1000', '--fetch-timeout=20000'];
	const { ok, output } = await ask([...args, ...quick], cwd, signal);
	if (!ok) throw npmTrouble('n8n cannot be installed.', output);
}

/**
 * Reads what npm logs at the level `http`, and tells when nothing gets through any more.
 * @returns what takes the text
 */
export function networkWatch(lost: () => void): (text: string) => void {
	let failures = 0;
	return (text) => {
		for (const line of text.split('\n')) {
			if (/ attempt \d+ failed with /.test(line)) failures += 1;
			else if (/ http (?:fetch GET [23]|cache)/.test(line)) failures = 0;
			if (failures === MANY) lost();
		}
	};
}

/** What npm's failure means, as a sentence. */
export function npmTrouble(what: string, output: string): Trouble {
	return new Trouble(`${what} ${reason(output)}`);
}

function reason(output: string): string {
	const errors = output.split('\n').filter((line) => /^npm (?:error|ERR!) \S/.test(line));
	const text = errors.join('\n');
	if (/ENOSPC/.test(text)) return 'The disk is full: make room and try again.';
	if (CERTIFICATE.test(text)) {
		return `The registry's certificate is not trusted: check the proxy and npm's setting 'cafile'.`;
	}
	if (NETWORK.test(text)) return NO_NETWORK;
	if (/spawn npm ENOENT/.test(output)) return 'npm was not found: install Node with npm.';
	const telling = errors.find((line) => !/ (?:code|errno|syscall|path) /.test(line));
	const words = (telling ?? errors[0])?.replace(/^npm (?:error|ERR!) /, '');
	return words === undefined ? 'npm does not say why.' : `npm says: ${words}`;
}
