import type { Places } from './places.mts';

/** What decides how n8n behaves, and is not to come in from the person's own n8n. */
const FOREIGN = /^(N8N|DB|QUEUE|EXECUTIONS|CREDENTIALS|WEBHOOK|CODE|NODE_FUNCTION|npm)_/;

/**
 * The environment of the sandbox's n8n: on this machine only, with everything in its own folder,
 * and asking nobody on the internet for anything.
 */
export function environmentFor(
	{ data }: Places,
	ports: { port: number; brokerPort: number },
	own: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
	const kept = Object.entries(own).filter(([name]) => !FOREIGN.test(name));
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	return {
		// n8n's own default is New York.
		GENERIC_TIMEZONE: timeZone,
		...Object.fromEntries(kept),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: data,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(ports.port),
		N8N_PROTOCOL: 'http',
		// Without https, the browser would not keep a cookie that is marked as secure.
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(ports.brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// A list of servers for AI agents, from the internet; and an assistant that needs an account
		// with a model, and would be the first page instead of the workflows.
		N8N_DISABLED_MODULES: 'mcp-registry,instance-ai',
		// The packages that n8n has verified are listed on the internet; this one is not one of them.
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	};
}
