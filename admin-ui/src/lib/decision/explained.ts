import type { components } from '@/lib/api/schema';

/** What explains a decision, be it logged or simulated: what was chosen and what was left out. */
export type Explained = Pick<components['schemas']['Decision'], 'actions' | 'excluded'>;
export type ChosenAction = components['schemas']['Choice'];
export type ExcludedAction = components['schemas']['Exclusion'];
