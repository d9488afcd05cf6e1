import type { Stage } from '../stage.mts';
import type { ProviderFixture } from '../types.mts';

/** One part of the contract: registers its tests for a provider. */
export type Check = (fixture: ProviderFixture, stage: () => Stage) => void;
