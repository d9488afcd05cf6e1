/** What the example workflows look like on n8n's canvas. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { INode } from 'n8n-workflow';

import { examples } from './files.mts';
import { noteHeight } from './noteHeight.mts';

const STICKY = 'n8n-nodes-base.stickyNote';
/** A node's square, and the longest line of its name below it, in the canvas's own measure. */
const SQUARE = 96;
const NAME = 200;
const LETTER = 8;
/** The subtitle, and the name above it in one line or in two. */
const BELOW = { one: 54, two: 70 };
/** From this length on, n8n may break a name into two lines. */
const LONG_NAME = 23;
/** What each output after the second adds to a node's height. */
const OUTPUT = 32;

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** What a node takes on the canvas: a note as it says, any other a square with its name below. */
function boxOf({ type, name, position: [x, y], parameters }: INode, outputs: number): Box {
	if (type === STICKY) {
		const { width, height } = parameters as { width: number; height: number };
		return { left: x, top: y, right: x + width, bottom: y + height };
	}
	const half = Math.max(SQUARE, Math.min(NAME, name.length * LETTER)) / 2;
	const middle = x + SQUARE / 2;
	const below = name.length < LONG_NAME ? BELOW.one : BELOW.two;
	const height = SQUARE + Math.max(0, outputs - 2) * OUTPUT;
	return { left: middle - half, top: y, right: middle + half, bottom: y + height + below };
}

const overlap = (one: Box, other: Box): boolean =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

for (const { name, workflow } of examples) {
	const { nodes, connections } = workflow;
	const box = (node: INode): Box => boxOf(node, connections[node.name]?.['main']?.length ?? 1);

	describe(`The canvas of ${name}`, () => {
		it('shows every note whole: it is tall enough for its text', () => {
			for (const { type, name: note, parameters } of nodes) {
				if (type !== STICKY) continue;
				const { content, width, height } = parameters as Record<string, string & number>;
				const needed = Math.ceil(noteHeight(content ?? '', width ?? 0));
				assert.ok((height ?? 0) >= needed, `${note} is ${height} tall and needs ${needed}`);
			}
		});

		it('has nothing over a note, or over another node', () => {
			for (const [place, one] of nodes.entries()) {
				for (const other of nodes.slice(place + 1)) {
					assert.ok(!overlap(box(one), box(other)), `${one.name} and ${other.name}`);
				}
			}
		});
	});
}
