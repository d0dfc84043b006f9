import type { Profile } from '../api/profile';

/** One identifier of a subject. */
export interface Identifier {
  kind: string;
  value: string;
}

/** Kinds by how much they say about who somebody is, the strongest first. */
const strongest = ['customer', 'account', 'loyalty', 'email', 'phone', 'device', 'cookie'];

/** The identifiers of a profile, what says most first. */
export function identifiersOf({ identifiers }: Profile): Identifier[] {
  return Object.entries(identifiers)
    .flatMap(([kind, values]) => [values].flat().map((value): Identifier => ({ kind, value })))
    .sort((one, other) => rank(one) - rank(other));
}

function rank({ kind }: Identifier): number {
  const place = strongest.indexOf(kind);
  return place < 0 ? strongest.length : place;
}
