import { createSimulator } from '../simulator/simulator.mts';
import type { Certificate } from './certificate.mts';
import type { Opened, Received } from './gateway.mts';
import { startTwilio } from './twilio.mts';

/*
 * The providers in a process of their own, so that their CPU time is not counted as the engine's.
 * Every message from the parent asks what came in since the last one, and clears it.
 */
const [latency, key, cert] = process.argv.slice(2);
const tls: Certificate | undefined = key && cert ? { key, cert } : undefined;
const simulator = await createSimulator({ latencyMs: Number(latency), ...(tls ? { tls } : {}) });
const twilio = await startTwilio(Number(latency), tls);

process.on('message', () => {
	const { ledger, requests } = simulator;
	const phones = [...ledger.map(({ phone }) => phone), ...twilio.phones];
	const received: Received = {
		requests: requests.length + twilio.phones.length,
		messages: phones.length,
		phones: new Set(phones).size,
	};
	simulator.reset();
	twilio.phones.length = 0;
	process.send?.(received);
});

// A terminal sends Ctrl-C to both processes. The channel closes however the parent ends, so the
// parent alone decides, and nothing is left behind.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

const opened: Opened = { credentials: simulator.credentials, twilio: twilio.url };
process.send?.(opened);
