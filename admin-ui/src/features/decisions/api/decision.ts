import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** A decision with everything that explains it. */
export type DecisionDetail = components['schemas']['LoggedDecision'];

function decision(id: string) {
  return queryOptions({
    queryKey: ['decision', id],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/api/v1/decisions/{id}', { params: { path: { id } }, signal })),
    // A logged decision never changes.
    staleTime: Infinity,
  });
}

/** One decision by its id. */
export function useDecision(id: string) {
  return useQuery(decision(id));
}
