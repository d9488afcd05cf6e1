import { breaking } from './breaking.mts';
import { broken } from './broken.mts';
import { chained } from './chained.mts';
import { changes } from './changing.mts';
import { chosen } from './chosen.mts';
import { closing } from './closing.mts';
import type { Dimension } from './dimension.mts';
import { later } from './later.mts';
import { spelled } from './spellings.mts';
import { storing } from './storing.mts';

/** Every dimension, each with all of its trials. */
export const dimensions: readonly Dimension[] = [
	changes,
	spelled,
	chained,
	chosen,
	broken,
	breaking,
	later,
	storing,
	closing,
];
