import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** One event of a subject. */
export type TimelineEntry = components['schemas']['TimelineEntry'];

/** The server tells so many events at most. */
export const mostEvents = 1_000;

function timeline(id: string) {
  return queryOptions({
    queryKey: ['subject', id, 'timeline'],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/api/v1/profiles/{id}/timeline', { params: { path: { id } }, signal })),
  });
}

/** The latest events of a subject, the newest first. */
export function useTimeline(id: string) {
  return useQuery(timeline(id));
}
