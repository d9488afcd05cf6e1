/** A number that the environment may set. */
function setting(name: string, usual: number): number {
	const value = Number(process.env[name] ?? usual);
	if (Number.isInteger(value) && value > 0) return value;
	throw new Error(`${name} is a whole number from 1 on.`);
}

/** What reads expressions: n8n's own choice unless the environment says otherwise. */
function engine(): NodeJS.ProcessEnv {
	const chosen = process.env['SMS_QUEUE_ENGINE'];
	return chosen === undefined ? {} : { N8N_EXPRESSION_ENGINE: chosen };
}

/** How much the tests of queue mode ask of the machine. */
export const settings = {
	/** Webhook calls per second. */
	rate: setting('SMS_QUEUE_RATE', 100),
	/** For how long. */
	seconds: setting('SMS_QUEUE_SECONDS', 10),
	/** Of the campaign. */
	recipients: setting('SMS_QUEUE_RECIPIENTS', 50_000),
	/** Of calls with the same key at the same instant. */
	pairs: setting('SMS_QUEUE_PAIRS', 200),
	/** n8n's setting of its expression engine. */
	engine: engine(),
};
