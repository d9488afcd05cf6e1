import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
const SAME_SITE: readonly unknown[] = [undefined, 'same-origin', 'none'];
const READING: readonly string[] = ['GET', 'HEAD'];

/**
 * Keeps other web sites away from the routes of `app`: a browser on this machine reaches the
 * simulator, and so does every page that is open in it. A name that merely resolves to this machine
 * is refused (DNS rebinding), and so is every change that another site asks for.
 */
export function guard(app: FastifyInstance): void {
	app.addHook('onRequest', async (request, reply): Promise<FastifyReply | undefined> => {
		const refusal = refusalOf(request);
		return refusal === undefined ? undefined : reply.code(403).send({ error: refusal });
	});
}

/** Whether a host, which may have a port, is always this machine, whoever resolves names. */
export function isLoopback(host: string): boolean {
	return LOOPBACK_HOST.test(host);
}

function refusalOf({ method, headers }: FastifyRequest): string | undefined {
	const { host = '', origin } = headers;
	if (!isLoopback(host)) return 'The simulator answers only to names of this machine.';
	if (READING.includes(method)) return undefined;
	const isOwn = origin === undefined || origin === `http://${host}`;
	if (isOwn && SAME_SITE.includes(headers['sec-fetch-site'])) return undefined;
	return 'Another web site may not control the simulator.';
}
