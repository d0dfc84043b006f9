import type { i18n } from 'i18next';
import { humanised } from '@/lib/format/format';
import type { Profile } from '../api/profile';

/** One identifier of a subject. */
export interface Identifier {
  kind: string;
  value: string;
}

/** The kinds that every server knows, by how much they say about who somebody is. */
export const usualKinds = [
  'customer',
  'account',
  'loyalty',
  'email',
  'phone',
  'device',
  'cookie',
  'anonymous',
] as const;

/** The name of a kind for readers; one that these pages do not know is named after itself. */
export function kindName(kind: string, i18n: i18n): string {
  const known = usualKinds.find((one) => one === kind);
  return known ? i18n.t(`subjects.kinds.${known}`) : humanised(kind);
}

/** The identifiers of a profile, what says most first. */
export function identifiersOf({ identifiers }: Profile): Identifier[] {
  return Object.entries(identifiers)
    .flatMap(([kind, values]) => [values].flat().map((value): Identifier => ({ kind, value })))
    .sort((one, other) => rank(one) - rank(other));
}

function rank({ kind }: Identifier): number {
  const place = usualKinds.findIndex((one) => one === kind);
  return place < 0 ? usualKinds.length : place;
}
