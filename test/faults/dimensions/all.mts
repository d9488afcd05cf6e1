import { changes } from './changing.mts';
import type { Dimension } from './dimension.mts';

/** Every dimension, each with all of its trials. */
export const dimensions: readonly Dimension[] = [changes];
