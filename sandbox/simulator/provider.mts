import type { Dialect, World } from './world.mts';

/**
 * What a provider's folder in `providers/` gives the simulator: its `setup.mts` exports one.
 * `providers.mts` lists them.
 */
export type ProviderSetup<Secrets, Settings, Credential> = {
	/** Made-up secrets, each unlike any other text, so that a test finds them wherever they leak. */
	readonly secrets: Secrets;
	/** Where the documents leave a choice open, or the real installations differ. */
	readonly settings: Settings;
	/** The right credential of the simulated account, with the fields of the n8n credential. */
	credential(world: World): Credential;
	/** The provider's API, in front of an account in which nothing has been sent yet. */
	create(world: World): Dialect;
};
