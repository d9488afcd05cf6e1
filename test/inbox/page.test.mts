import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { describe, test } from 'node:test';

import { useSimulator } from '../simulator/support.mts';

const FOLDER = new URL('../../sandbox/simulator/inbox/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => /\.(css|js)$/.test(name));

type Headers = Record<string, string>;

describe('The page', () => {
	const simulator = useSimulator();
	/** fetch does not let a test set Host. */
	const statusOf = (method: string, path: string, headers: Headers): Promise<number> =>
		new Promise((resolve, reject) => {
			const url = new URL(path, simulator().url);
			const asked = request(url, { method, headers }, (response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			});
			asked.on('error', reject);
			asked.end(method === 'POST' ? '{"advanceMs": 1000}' : undefined);
		});

	for (const path of ['/', '/inbox']) {
		test(`is at ${path}, and lets in nothing from elsewhere`, async () => {
			const response = await fetch(simulator().url + path);
			assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
			const policy = response.headers.get('content-security-policy') ?? '';
			assert.match(policy, /default-src 'none'; script-src 'self'/);
			assert.doesNotMatch(policy, /unsafe|http/);
			const html = await response.text();
			assert.doesNotMatch(html, /(src|href)="(https?:)?\/\//);
			for (const [, name] of html.matchAll(/="\/(inbox\/[^"]+)"/g)) {
				assert.equal((await fetch(`${simulator().url}/${name}`)).status, 200);
			}
		});
	}

	for (const name of FILES) {
		test(`has ${name}, which never makes markup out of a text`, async () => {
			const response = await fetch(`${simulator().url}/inbox/${name}`);
			const type = name.endsWith('.js') ? /^text\/javascript/ : /^text\/css/;
			assert.match(response.headers.get('content-type') ?? '', type);
			const text = await response.text();
			assert.equal(text, readFileSync(new URL(name, FOLDER), 'utf8'));
			assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
			assert.doesNotMatch(text, /https?:\/\//);
		});
	}

	const ELSEWHERE = [
		'nothing.js',
		'server/routes.mts',
		'..%2fmain.mts',
		'%2e%2e/main.js',
		'index.html',
	];
	for (const path of ELSEWHERE) {
		test(`hands out no other file: ${path}`, async () => {
			assert.equal(await statusOf('GET', `/inbox/${path}`, {}), 404);
		});
	}

	const own = (): Headers => ({ Origin: simulator().url, 'Sec-Fetch-Site': 'same-origin' });
	const ASKERS: readonly (readonly [who: string, headers: () => Headers, status: number])[] = [
		['a program', () => ({}), 200],
		['the page itself', own, 200],
		['another web site', () => ({ Origin: 'https://example.com' }), 403],
		['another port of this machine', () => ({ Origin: 'http://127.0.0.1:1' }), 403],
		['a page without an origin', () => ({ Origin: 'null' }), 403],
		['another site, by what the browser says', () => ({ 'Sec-Fetch-Site': 'cross-site' }), 403],
		['a name that leads to this machine', () => ({ Host: 'rebind.example.com' }), 403],
		['localhost', () => ({ Host: 'localhost:4010' }), 200],
		['IPv6 loopback', () => ({ Host: '[::1]:4010' }), 200],
		['a name that begins like loopback', () => ({ Host: '127.0.0.1.example.com' }), 403],
	];
	for (const [who, headers, status] of ASKERS) {
		test(`lets ${who} ${status === 200 ? '' : 'not '}move the clock`, async () => {
			const before = simulator().clock.now();
			assert.equal(await statusOf('POST', '/control/clock', headers()), status);
			assert.equal(simulator().clock.now() - before, status === 200 ? 1000 : 0);
		});
	}

	for (const path of ['/', '/inbox/inbox.js', '/control', '/control/inbox', '/control/events']) {
		test(`shows ${path} to no name but those of this machine`, async () => {
			assert.equal(await statusOf('GET', path, { Host: 'rebind.example.com' }), 403);
		});
	}
});
