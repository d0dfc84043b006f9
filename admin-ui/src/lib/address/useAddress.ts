import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Sets parts of the address after the question mark; null takes one away. */
export type ChangeAddress = (changes: Record<string, string | null>, isSmall?: boolean) => void;

/** The state that a page keeps in its address. A small change is no step to go back to. */
export function useAddress(): [URLSearchParams, ChangeAddress] {
  const [search, setSearch] = useSearchParams();
  const change = useCallback<ChangeAddress>(
    (changes, isSmall = false) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          Object.entries(changes).forEach(([name, value]) =>
            value === null || value === '' ? after.delete(name) : after.set(name, value),
          );
          return after;
        },
        { replace: isSmall },
      ),
    [setSearch],
  );
  return [search, change];
}
