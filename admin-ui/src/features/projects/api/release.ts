import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

function release(project: string, number: number) {
  return queryOptions({
    queryKey: ['project', project, 'release', number],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/releases/{number}', {
          params: { path: { project, number } },
          signal,
        }),
      ),
  });
}

/** One release and its approvals. */
export function useRelease(project: string, number: number) {
  return useQuery(release(project, number));
}
