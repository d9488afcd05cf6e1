/**
 * The shape of nodes/shared: no circle of files or folders, of types or otherwise, and few floors. A
 * floor stands on all that it imports; the ground is floor 1.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const nodes = path.join(root, 'nodes');
const folders = JSON.parse(
	readFileSync(path.join(root, 'eslint.house.folders.json'), 'utf8'),
) as Record<string, unknown>;

/** Floors of folders that a reader of nodes/shared climbs, at most. */
const mostFloors = 9;

const files = readdirSync(nodes, { recursive: true })
	.map(String)
	.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));

type Arrows = Map<string, Set<string>>;

/** What each file imports or hands on, types included. */
function arrowsOf(read: (file: string) => string): Arrows {
	const known = new Set(files);
	return new Map(
		files.map((file) => {
			const sources = [...read(file).matchAll(/^(?:import|export)\s[^;]*?from '(\.[^']*)'/gms)];
			const targets = sources.map(([, source = '']) =>
				path.join(path.dirname(file), source).replace(/\.ts$/, ''),
			);
			const found = targets.flatMap((target) =>
				[`${target}.ts`, `${target}/index.ts`].filter((one) => known.has(one)),
			);
			return [file, new Set(found)];
		}),
	);
}

/** The way around the first circle that there is; empty when there is none. */
function circleIn(arrows: Arrows): string[] {
	const done = new Set<string>();
	const from = (place: string, way: readonly string[]): string[] => {
		if (way.includes(place)) return [...way.slice(way.indexOf(place)), place];
		if (done.has(place)) return [];
		for (const next of arrows.get(place) ?? []) {
			const found = from(next, [...way, place]);
			if (found.length > 0) return found;
		}
		done.add(place);
		return [];
	};
	for (const place of arrows.keys()) {
		const found = from(place, []);
		if (found.length > 0) return found;
	}
	return [];
}

/** A file of nodes/shared by its folder; those at its root stand for themselves. */
const roomOf = (file: string) => file.split('/').slice(1, 2).join('');

/** The arrows between the folders of nodes/shared. */
function betweenFolders(arrows: Arrows): Arrows {
	const rooms: Arrows = new Map();
	for (const [file, targets] of arrows) {
		if (!file.startsWith('shared/')) continue;
		const own = rooms.get(roomOf(file)) ?? new Set();
		rooms.set(roomOf(file), own);
		for (const target of targets) if (roomOf(target) !== roomOf(file)) own.add(roomOf(target));
	}
	return rooms;
}

function floorOf(room: string, rooms: Arrows): number {
	const below = [...(rooms.get(room) ?? [])].map((one) => floorOf(one, rooms));
	return 1 + below.reduce((most, floor) => Math.max(most, floor), 0);
}

const read = (file: string) => readFileSync(path.join(nodes, file), 'utf8');

describe('The folders of nodes/shared', () => {
	const arrows = arrowsOf(read);
	const rooms = betweenFolders(arrows);

	test('have no circle of files, types included: move what two files share below both', () => {
		assert.deepEqual(circleIn(arrows), []);
	});

	test('have no circle of folders: move what two folders share below both', () => {
		assert.deepEqual(circleIn(rooms), []);
	});

	test(`stand on at most ${mostFloors} floors: let a story at the root call two, not one through the other`, () => {
		const high = [...rooms.keys()].filter((room) => floorOf(room, rooms) > mostFloors);
		assert.deepEqual(high, []);
	});

	test('are the ones whose arrows lint knows', () => {
		const found = [...rooms.keys()].filter((room) => !room.endsWith('.ts'));
		assert.deepEqual(found.toSorted(), Object.keys(folders).toSorted());
	});

	test('leave at the root only the stories that everything starts from', () => {
		const atRoot = [...rooms.keys()].filter((room) => room.endsWith('.ts'));
		assert.deepEqual(atRoot.toSorted(), ['execute.ts', 'query.ts']);
	});

	for (const [name, text, file, seen] of [
		[
			'of folders',
			"import type { Resource } from '../form/properties';",
			'shared/lib/data.ts',
			betweenFolders,
		],
		[
			'of types',
			"import type { Way } from './runContext';",
			'shared/contract/provider.ts',
			(all: Arrows) => all,
		],
	] as const) {
		test(`would show a circle ${name}`, () => {
			const broken = arrowsOf((one) => (one === file ? `${text}\n${read(one)}` : read(one)));
			assert.ok(circleIn(seen(broken)).length > 0);
		});
	}
});
