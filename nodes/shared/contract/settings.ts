/** How an item wants its requests made. */
export interface Settings {
	/** Whether items that agree may share requests. */
	combineItems: boolean;
	/** Recipients per request, at most. */
	batchSize: number;
	/** Requests in flight, at most. */
	concurrency: number;
	/** 0: as the provider allows. */
	requestsPerMinute: number;
	/** Milliseconds for one whole request, answer included. */
	timeout: number;
	dryRun: boolean;
}

/** What the Options collection holds when the user adds nothing. */
export const defaultSettings: Settings = {
	combineItems: true,
	batchSize: 500,
	concurrency: 10,
	requestsPerMinute: 0,
	timeout: 30_000,
	dryRun: false,
};

/** Hours that a Duplicate Key is remembered, where the user adds no Duplicate Window. */
export const usualWindow = 24;
