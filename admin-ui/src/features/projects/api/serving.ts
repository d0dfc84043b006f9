import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** What a node of the cluster serves of a project. */
export type Node = components['schemas']['Serving'];

const lookAgainEvery = 5_000;

function serving(project: string) {
  return queryOptions({
    queryKey: ['project', project, 'serving'],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/serving', {
          params: { path: { project } },
          signal,
        }),
      ),
    refetchInterval: lookAgainEvery,
  });
}

/** Which node serves what of a project. */
export function useServing(project: string) {
  return useQuery(serving(project));
}
