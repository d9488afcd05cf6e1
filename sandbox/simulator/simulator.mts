import { createCallbacks, type CallbackUrls } from './callbacks.mts';
import { addControlApi } from './control.mts';
import { guard } from './guard.mts';
import { addInbox } from './inbox/server/routes.mts';
import { createAuthority } from './faults/certificates.mts';
import { openDoor, type Door, type DoorName } from './faults/doors.mts';
import { openMemory } from './memory.mts';
import { createMoods } from './moods.mts';
import { createControls, type Controls } from './controls.mts';
import { ofEach, PROVIDERS, type ProviderName, type Secrets } from './providers.mts';
import { createScriptBook } from './scripts.mts';
import { createServer, type Exchange } from './server.mts';
import { defaultSecrets, settingsFrom, type SettingsOptions } from './settings.mts';
import type { ReceivedRequest } from './types.mts';
import { createWorld, type Dialect } from './world.mts';

export type { Controls } from './controls.mts';
export type { Credentials } from './providers.mts';
export type { Script } from './scripts.mts';

export type SimulatorOptions = SettingsOptions & {
	/** 0, the default, takes a free port. */
	port?: number;
	/** Only this machine: the simulator's control API has no protection of its own. */
	host?: '127.0.0.1' | '::1' | 'localhost';
	/** Where the clock's time comes from; the real time when absent. */
	now?: () => number;
	secrets?: Partial<Secrets>;
	/** Where providers tell of replies: addresses of this machine, which can be changed later. */
	callbackUrls?: CallbackUrls;
	/** The address of n8n's editor, for the inbox page to lead to. */
	editor?: string;
	/** The file in which phones, opt-outs and Callback URLs outlast a restart; none when absent. */
	keepIn?: string;
	/** Answers over HTTPS, with this key and certificate in PEM; over HTTP without them. */
	tls?: { key: string; cert: string };
};

export type Simulator = Controls & {
	/** Opens another way in, which has a fault of its own; it is closed with the simulator. */
	openDoor(name: DoorName): Promise<Door>;
	/** The certificate to trust, in PEM, for the doors that speak TLS as they should. */
	readonly authority: string;
	close(): Promise<void>;
};

const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** Starts a server on this machine that speaks the APIs of all providers. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, host = '127.0.0.1', now = Date.now } = options;
	if (!LOOPBACK.includes(host)) throw new RangeError('The simulator listens on loopback only.');
	const secrets = { ...defaultSecrets(), ...options.secrets };
	let url = '';
	const baseUrl = (provider: ProviderName): string => url + dialects[provider].basePath;
	const world = createWorld(now, settingsFrom(options), secrets, baseUrl);
	const dialects = ofEach<Record<ProviderName, Dialect>>((name) => PROVIDERS[name].create(world));
	const scripts = createScriptBook(dialects);
	const moods = createMoods(dialects);
	const callbacks = createCallbacks(
		dialects,
		options.callbackUrls ?? {},
		() => world.settings.timings.callbackMs,
	);
	const memory =
		options.keepIn === undefined ? undefined : openMemory(options.keepIn, world, callbacks);
	const requests: ReceivedRequest[] = [];
	const exchange: Exchange = {
		world,
		dialects,
		scripts,
		moods,
		record: (request) => void requests.push(request),
	};
	const app = createServer(exchange, options.tls);
	const controls = createControls({
		world,
		dialects,
		scripts,
		moods,
		callbacks,
		editor: options.editor,
		requests,
		url: () => url,
	});
	app.register(async (guarded) => {
		guard(guarded);
		addControlApi(guarded, controls);
		addInbox(guarded, controls);
	});
	url = await app.listen({ port, host });
	const authority = createAuthority();
	const doors: Door[] = [];
	return Object.assign(controls, {
		authority: authority.cert,
		openDoor: async (name: DoorName) => {
			const door = await openDoor(name, app.server, authority);
			doors.push(door);
			return door;
		},
		close: async () => {
			memory?.close();
			callbacks.reset();
			await Promise.all(doors.map((door) => door.close()));
			await app.close();
		},
	});
}
