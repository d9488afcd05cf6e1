import { broken } from './broken.mts';
import { chained } from './chained.mts';
import { changes } from './changing.mts';
import type { Dimension } from './dimension.mts';
import { spelled } from './spellings.mts';

/** Every dimension, each with all of its trials. */
export const dimensions: readonly Dimension[] = [changes, spelled, chained, broken];
