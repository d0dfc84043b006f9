import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

interface Trail {
  /** The addresses of the newer pages from which the reader came, the newest first. */
  newer: string[];
}

/** The state of the list as the address holds it, and the ways to change it. */
export function useListAddress() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { state, search: here } = useLocation();
  const newer = (state as Trail | null)?.newer ?? [];

  const go = useCallback(
    (changes: Record<string, string | null>, trail: Trail = { newer: [] }) => {
      const target = new URLSearchParams(here);
      Object.entries(changes).forEach(([name, value]) =>
        value === null ? target.delete(name) : target.set(name, value),
      );
      void navigate({ search: `?${target}` }, { state: trail });
    },
    [here, navigate],
  );

  return {
    subject: search.get('subject'),
    cursor: search.get('cursor'),
    isAuto: search.get('auto') === 'on',
    canGoNewer: newer.length > 0,
    filterBy: (subject: string | null) => go({ subject, cursor: null }),
    setAuto: (isOn: boolean) => go({ auto: isOn ? 'on' : null }, { newer }),
    goOlder: (cursor: string) => go({ cursor, auto: null }, { newer: [...newer, here] }),
    goNewest: () => go({ cursor: null }),
    goNewer: () =>
      void navigate({ search: newer.at(-1) ?? '' }, { state: { newer: newer.slice(0, -1) } }),
  };
}
