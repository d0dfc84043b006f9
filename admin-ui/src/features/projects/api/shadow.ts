import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

function shadow(project: string, number: number) {
  return queryOptions({
    queryKey: ['project', project, 'shadow', number],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/releases/{number}/shadow', {
          params: { path: { project, number } },
          signal,
        }),
      ),
  });
}

/** What a release decided for nobody to see, beside what was answered. */
export function useShadow(project: string, number: number) {
  return useQuery(shadow(project, number));
}
