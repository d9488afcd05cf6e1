import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach } from 'node:test';

import { field } from '../../sandbox/start/rest.mts';

interface Stored {
	id: string;
	name: string;
	type?: string;
	data?: Record<string, string>;
}

/** What stands for a secret in n8n's answers. */
const BLANK = '__n8n_BLANK_VALUE';
const SECRETS = ['accessToken', 'apiKey', 'password', 'apiPassword'];

/** As much of n8n's REST API as the sandbox uses, with what it keeps open to a test. */
export class FakeN8n {
	owner: { email: string; password: string } | undefined;
	credentials = new Map<string, Stored>();
	workflows = new Map<string, Record<string, unknown>>();
	activated: string[] = [];
	/** Everything that changes something, such as `POST /workflows`. */
	changes: string[] = [];
	readonly #server = createServer((request, response) => void this.#answer(request, response));

	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	close(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
		const { method = '', url = '' } = request;
		const path = url.replace('/rest', '').split('?')[0] ?? '';
		const isOpen = ['/settings', '/owner/setup', '/login'].includes(path);
		const isIn = request.headers.cookie === 'n8n-auth=in' && request.headers['browser-id'];
		if (method !== 'GET') this.changes.push(`${method} ${path}`);
		const result = isOpen || isIn ? this.#route(`${method} ${path}`, path, body) : 401;
		const status = typeof result === 'number' ? result : 200;
		const headers: Record<string, string> = { 'content-type': 'application/json' };
		if (isOpen && status === 200) headers['set-cookie'] = 'n8n-auth=in; HttpOnly';
		response.writeHead(status, headers);
		response.end(JSON.stringify(status === 200 ? { data: result } : { message: 'No.' }));
	}

	#route(what: string, path: string, body: Record<string, unknown>): unknown {
		const id = path.split('/')[2] ?? '';
		if (what === 'GET /settings') return { userManagement: { showSetupOnFirstLoad: !this.owner } };
		if (what === 'POST /owner/setup') return this.#setUp(body);
		if (what === 'POST /login') return this.#logIn(body);
		if (what === 'GET /credentials') return [...this.credentials.values()];
		if (what === `GET /credentials/${id}`) return this.#shown(id);
		if (what === `PATCH /credentials/${id}`) return this.#patch(id, body);
		if (what === `GET /workflows/${id}`) return this.workflows.get(id) ?? 404;
		if (what === 'POST /workflows') return this.#create(body);
		if (what === `POST /workflows/${id}/activate`) {
			if (body['versionId'] !== `version of ${id}`) return 400;
			this.activated.push(id);
			return {};
		}
		return 404;
	}

	#setUp(body: Record<string, unknown>): unknown {
		if (this.owner !== undefined) return 400;
		this.owner = { email: String(body['email']), password: String(body['password']) };
		return {};
	}

	#logIn({ emailOrLdapLoginId, password }: Record<string, unknown>): unknown {
		const { owner } = this;
		return owner?.email === emailOrLdapLoginId && owner?.password === password ? {} : 401;
	}

	#create(body: Record<string, unknown>): unknown {
		const id = String(body['id']);
		if (!Array.isArray(body['nodes']) || this.workflows.has(id)) return 400;
		this.workflows.set(id, body);
		return { ...body, versionId: `version of ${id}` };
	}

	#shown(id: string): unknown {
		const stored = this.credentials.get(id);
		if (stored === undefined) return 404;
		const data = Object.entries(stored.data ?? {}).map(([name, value]) => [
			name,
			SECRETS.includes(name) ? BLANK : value,
		]);
		return { ...stored, data: Object.fromEntries(data) as unknown };
	}

	#patch(id: string, body: Record<string, unknown>): unknown {
		const stored = this.credentials.get(id);
		if (stored === undefined) return 404;
		const given = Object.entries(field(body, 'data') as Record<string, string>);
		const data = { ...stored.data, ...Object.fromEntries(given.filter(([, v]) => v !== BLANK)) };
		this.credentials.set(id, { ...stored, name: String(body['name']), data });
		return {};
	}
}

/** A new n8n for every test. */
export function useFakeN8n(): () => { n8n: FakeN8n; url: string } {
	const all: { n8n: FakeN8n; url: string }[] = [];
	beforeEach(async () => {
		const n8n = new FakeN8n();
		all.push({ n8n, url: await n8n.listen() });
	});
	after(() => {
		for (const { n8n } of all) n8n.close();
	});
	return () => {
		const last = all.at(-1);
		if (last === undefined) throw new Error('There is an n8n within a test only.');
		return last;
	};
}
