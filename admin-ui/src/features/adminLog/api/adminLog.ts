import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** A change that somebody made, or the server on behalf of nobody. */
export type AdminEntry = components['schemas']['AdminEntryView'];

const pageSize = 100;

const adminLog = infiniteQueryOptions({
  queryKey: ['admin-log'],
  queryFn: ({ signal, pageParam }) =>
    bodyOf(
      client.GET('/api/v1/admin-log', {
        params: { query: { limit: pageSize, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

/** Who changed what, the newest first. */
export function useAdminLog() {
  return useInfiniteQuery(adminLog);
}
