import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** A release without its contents. */
export type Release = components['schemas']['ReleaseEntry'];

function releases(project: string) {
  return queryOptions({
    queryKey: ['project', project, 'releases'],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/releases', {
          params: { path: { project } },
          signal,
        }),
      ),
  });
}

/** The releases of a project, the newest first; none of a project that does not exist. */
export function useReleases(project: string) {
  return useQuery(releases(project));
}
