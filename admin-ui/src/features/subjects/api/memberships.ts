import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** Whether a subject belongs to a segment. */
export type Membership = components['schemas']['SegmentMembership'];

function memberships(id: string, project: string) {
  return queryOptions({
    queryKey: ['subject', id, 'segments', project],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/profiles/{id}/segments', {
          params: { path: { id }, query: { project } },
          signal,
        }),
      ),
  });
}

/** Whether a subject belongs to each segment of a project. */
export function useMemberships(id: string, project: string) {
  return useQuery(memberships(id, project));
}
