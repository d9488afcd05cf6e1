/** An answer's body, as what it turned out to be. */
export type Decoded =
	| { form: 'json'; value: unknown }
	/** `hasSign`: its attributes, which are not in the value, name a message that was accepted. */
	| { form: 'xml'; value: unknown; hasSign?: boolean }
	| { form: 'empty' }
	/** With the beginning of what it says, and whether it names a message that was accepted. */
	| { form: 'unreadable'; why: string; text: string; hasSign: boolean };

/** What came back for a request. */
export interface ProviderResponse {
	/** HTTP status; 0 when a question that may fail got no answer. */
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	body: Decoded;
	/** Bytes of the body, decompressed. */
	size?: number;
}

/** An answer that does not hold what its operation needs. The message says what is missing. */
export class Unreadable extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'Unreadable';
	}
}

/** The decoded value. @throws Unreadable when the body is empty or could not be decoded */
export function valueOf(answer: ProviderResponse): unknown {
	if (answer.body.form === 'empty') throw new Unreadable('the response is empty');
	if (answer.body.form === 'unreadable') {
		throw new Unreadable(`the response cannot be read: ${answer.body.why}`);
	}
	return answer.body.value;
}
