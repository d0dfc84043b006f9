import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** What changes from one release to another. */
export type Difference = components['schemas']['ReleaseDiff'];
export type Change = Difference['changes'][number];
export type TableDifference = Difference['tables'][number];
export type Region = TableDifference['regions'][number];
export type Divergence = Difference['situations']['divergences'][number];

function difference(project: string, from: number, number: number) {
  return queryOptions({
    queryKey: ['project', project, 'difference', from, number],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/releases/{number}/diff', {
          params: { path: { project, number }, query: { from } },
          signal,
        }),
      ),
    // Releases never change.
    staleTime: Infinity,
  });
}

/** What changes from one release to another. */
export function useDifference(project: string, from: number, number: number) {
  return useQuery(difference(project, from, number));
}
