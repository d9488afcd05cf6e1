/** How n8n's editor sets the texts of notes, in the canvas's own measure: heights with margins. */
const HEADING = { letter: 13.5, line: 32.4 };
const PARAGRAPH = { letter: 7.1, line: 18.9 };
const ENTRY = { letter: 7.1, line: 18.2 };
const ENTRY_GAP = 3.5;
const ENTRY_INDENT = 20;
const BLOCK_GAP = 8;
/** Between a note's edges and its text, on both sides together. */
const EDGES = { width: 26, height: 16 };

/** How tall a note must be for its text, with letters a little wider than n8n's own. */
export function noteHeight(content: string, width: number): number {
	const room = width - EDGES.width;
	const blocks = content.split(/\n\n+|\n(?=1\. )/).map((block) => blockHeight(block, room));
	return EDGES.height + blocks.reduce((sum, height) => sum + height + BLOCK_GAP, -BLOCK_GAP);
}

function blockHeight(block: string, room: number): number {
	if (block.startsWith('## ')) return textHeight(block.slice(3), room, HEADING);
	const lines = block.split('\n');
	if (!/^(?:-|\d+\.) /.test(block)) return textHeight(lines.join(' '), room, PARAGRAPH);
	const entries = lines.map((line) => textHeight(line, room - ENTRY_INDENT, ENTRY) + ENTRY_GAP);
	return entries.reduce((sum, height) => sum + height, 0);
}

function textHeight(text: string, room: number, how: { letter: number; line: number }): number {
	let lines = 1;
	let used = 0;
	for (const word of text.replace(/[*`]/g, '').split(' ')) {
		const needed = (word.length + 1) * how.letter;
		if (used + needed > room && used > 0) {
			lines += 1;
			used = 0;
		}
		used += needed;
	}
	return lines * how.line;
}
