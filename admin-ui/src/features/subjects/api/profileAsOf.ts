import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

/** By what a past profile is told: by what was known then, or by all that is known today of it. */
export type Basis = 'then' | 'today';

/** An instant of the past, and by what it is looked at. */
export interface Past {
  at: string;
  basis: Basis;
}

function profileAsOf(id: string, { at, basis }: Past) {
  return queryOptions({
    queryKey: ['subject', id, 'as-of', at, basis],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/profiles/{id}/as-of', {
          params: { path: { id }, query: { at, ...(basis === 'then' && { known: at }) } },
          signal,
        }),
      ),
  });
}

/** What was known about a subject at an instant. */
export function useProfileAsOf(id: string, past: Past) {
  return useQuery(profileAsOf(id, past));
}
