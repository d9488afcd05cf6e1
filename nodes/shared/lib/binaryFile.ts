import { createHash } from 'crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** What a file contains. It is kept as bytes, once, and encoded when a request needs it. */
export class FileContent {
	/** Stands for the bytes wherever messages are compared. */
	readonly digest: string;

	constructor(private readonly bytes: Buffer) {
		this.digest = createHash('sha256').update(bytes).digest('base64url');
	}

	/** A new text with each call: not to be kept for longer than a request. */
	toBase64(): string {
		return this.bytes.toString('base64');
	}

	/** Whoever spells out a message to compare it has the digest in the place of megabytes. */
	toJSON(): string {
		return this.digest;
	}
}

interface Files {
	/** By n8n's ID of the file; by its text where n8n keeps the file in the item itself. */
	bySource: Map<string, Promise<FileContent>>;
	byDigest: Map<string, FileContent>;
}

/** By run: n8n makes a context for each. */
const known = new WeakMap<IExecuteFunctions, Files>();

/**
 * Reads a file of an item. A file that many items have is read once, and files that contain the
 * same are kept once.
 */
export async function readFile(
	context: IExecuteFunctions,
	item: number,
	property: string,
	{ id, data }: IBinaryData,
): Promise<FileContent> {
	const files = known.get(context) ?? { bySource: new Map(), byDigest: new Map() };
	known.set(context, files);
	const source = id ?? data;
	const reading = files.bySource.get(source) ?? readNew(context, item, property, files);
	files.bySource.set(source, reading);
	return await reading;
}

async function readNew(
	context: IExecuteFunctions,
	item: number,
	property: string,
	{ byDigest }: Files,
): Promise<FileContent> {
	const content = new FileContent(await context.helpers.getBinaryDataBuffer(item, property));
	const same = byDigest.get(content.digest) ?? content;
	byDigest.set(content.digest, same);
	return same;
}
