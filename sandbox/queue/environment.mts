import type { Secrets } from './secrets.mts';

export interface QueuePorts {
	redisPort: number;
	postgresPort: number;
	/** Where the webhook process takes the calls. */
	webhookPort: number;
}

/** What n8n in queue mode needs beside what it needs alone; the same for every process. */
export function queueSettings(ports: QueuePorts, secrets: Secrets): NodeJS.ProcessEnv {
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: secrets.encryptionKey,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(ports.postgresPort),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'postgres',
		DB_POSTGRESDB_PASSWORD: secrets.postgres,
		// With n8n's two, a webhook process under load finds its database not ready, and answers 503.
		DB_POSTGRESDB_POOL_SIZE: '10',
		// n8n would set it anew before every statement; the server's own setting costs nothing.
		DB_POSTGRESDB_STATEMENT_TIMEOUT: '0',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(ports.redisPort),
		QUEUE_BULL_REDIS_PASSWORD: secrets.redis,
		N8N_WEBHOOK_URL: `http://127.0.0.1:${ports.webhookPort}/`,
		// Else the main process takes calls, too.
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	};
}

/** What makes a worker say when it is ready; by default it listens nowhere. */
export function healthSettings(port: number): NodeJS.ProcessEnv {
	return {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
}
