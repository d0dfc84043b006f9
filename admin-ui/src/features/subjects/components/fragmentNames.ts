import type { Fragment } from '../api/identity';
import type { Profile } from '../api/profile';
import { identifiersOf } from './identifiers';

/** How readers may know a fragment. */
export interface FragmentName {
  kind: string;
  /** The identifier itself, where it is the only one of its kind. */
  value?: string;
}

/** The server names fragments by ids that tell nothing; what they are follows where it can. */
export function fragmentNames(fragments: Fragment[], profile: Profile): Map<string, FragmentName> {
  const identifiers = identifiersOf(profile);
  return new Map(
    fragments.map(({ id, kind }): [string, FragmentName] => {
      const ofKind = identifiers.filter((one) => one.kind === kind);
      const isOnly = fragments.filter((one) => one.kind === kind).length === 1;
      const [only] = ofKind;
      return [
        id,
        isOnly && ofKind.length === 1 && only !== undefined
          ? { kind, value: only.value }
          : { kind },
      ];
    }),
  );
}
