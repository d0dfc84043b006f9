import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from './client';

const projects = queryOptions({
  queryKey: ['projects'],
  queryFn: ({ signal }) =>
    // Not every server tells its projects; those pages that need one then ask for its name.
    bodyOf<{ project: string }[]>(client.GET('/api/v1/projects' as never, { signal } as never)),
  staleTime: 60_000,
  retry: false,
});

/** The names of the rule projects; none if the server does not tell, undefined until it did. */
export function useProjectNames(): string[] | undefined {
  const { data, isPending } = useQuery(projects);
  return isPending ? undefined : (data ?? []).map(({ project }) => project);
}
