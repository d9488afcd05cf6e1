/**
 * The provider's table of error codes, in its own words (page error-codes, its newest
 * version). All of them come with HTTP 422.
 */
export const ERRORS = {
	optedOut: { code: 1, message: 'Phone number is opted out.' },
	forbiddenWords: { code: 2, message: 'Forbidden words.' },
	emptyMmsResource: { code: 3, message: 'Empty MMS resource.' },
	unprocessable: { code: 4, message: 'Unprocessable entity.' },
	notEnoughCredits: { code: 5, message: 'Not enough credits.' },
	appNotActivated: { code: 6, message: 'API App is NOT activated.' },
	invalidIp: { code: 7, message: 'Invalid IP address.' },
	duplicate: {
		code: 8,
		message:
			'SMS Sending Failed - limitation has been reach: SMS with same content can be sent 1 time every 10 seconds.',
	},
	senderTemporarilyBlocked: { code: 301, message: 'Sender Long Code is temporarily blocked.' },
	senderPermanentlyBlocked: { code: 302, message: 'Sender Long Code is permanently blocked.' },
	optedOutGlobally: { code: 1000, message: 'Phone number is opted out globally.' },
	blockedGlobally: { code: 1001, message: 'Phone number is blocked globally.' },
	// The table says only "> 10000"; 10001 stands for them.
	carrierBlocked: {
		code: 10001,
		message: 'Content blocked by carriers or rejected without details provided.',
	},
} as const;

export type ErrorName = keyof typeof ERRORS;

/**
 * Failures that the provider documents only as "standard HTTP status codes". The bodies are those
 * of Yii, whose style the documented error body has: a guess.
 */
export const HTTP_FAILURES = {
	badRequest: {
		status: 400,
		name: 'Bad Request',
		message: 'The request body cannot be read.',
	},
	unauthorized: {
		status: 401,
		name: 'Unauthorized',
		message: 'Your request was made with invalid credentials.',
	},
	notFound: { status: 404, name: 'Not Found', message: 'Page not found.' },
	methodNotAllowed: { status: 405, name: 'Method Not Allowed', message: 'Method Not Allowed.' },
	rateLimited: { status: 429, name: 'Too Many Requests', message: 'Rate limit exceeded.' },
	serverError: {
		status: 500,
		name: 'Internal Server Error',
		message: 'An internal server error occurred.',
	},
	unavailable: {
		status: 503,
		name: 'Service Unavailable',
		message: 'The service is temporarily unavailable.',
	},
} as const;

export type HttpFailureName = keyof typeof HTTP_FAILURES;
