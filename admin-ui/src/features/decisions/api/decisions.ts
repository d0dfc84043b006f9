import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** One line of the list of decisions. */
export type DecisionSummary = components['schemas']['DecisionSummary'];

/** Which part of the list: all decisions or those about one subject, from a cursor on. */
export interface DecisionsQuery {
  subject?: string;
  cursor?: string;
}

const pageSize = 25;

function decisions(query: DecisionsQuery) {
  return queryOptions({
    queryKey: ['decisions', query],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/decisions', {
          params: { query: { ...query, limit: pageSize } },
          signal,
        }),
      ),
  });
}

/** A page of the list, the newest first; read again every so many milliseconds if asked to. */
export function useDecisions(query: DecisionsQuery, refreshEvery: number | false) {
  return useQuery({
    ...decisions(query),
    placeholderData: keepPreviousData,
    refetchInterval: refreshEvery,
  });
}
