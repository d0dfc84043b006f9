import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** That a subject entered or left a segment, and why. */
export type Move = components['schemas']['SegmentMove'];

/** Which moves: of one segment, of one subject. */
export interface MovesQuery {
  project: string;
  segment?: string;
  profile?: string;
}

const pageSize = 50;

function moves(wanted: MovesQuery) {
  return infiniteQueryOptions({
    queryKey: ['segments', 'moves', wanted],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        client.GET('/api/v1/segments/moves', {
          params: {
            query: { ...wanted, limit: pageSize, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}

/** Who entered and left segments, the latest first. */
export function useMoves(wanted: MovesQuery) {
  return useInfiniteQuery(moves(wanted));
}
