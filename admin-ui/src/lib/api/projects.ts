import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { components } from './schema';

/** A rule project: what is in force, what is newest, what is on its way. */
export type Project = components['schemas']['ProjectView'];

const projects = queryOptions({
  queryKey: ['projects'],
  queryFn: ({ signal }) => bodyOf(client.GET('/api/v1/projects', { signal })),
});

/** The projects by name. */
export function useProjects() {
  return useQuery(projects);
}

/** One of the projects; nothing as long as they are not known. */
export function useProject(name: string) {
  return useQuery({
    ...projects,
    select: (all) => all.find(({ project }) => project === name),
  });
}

/** The names of the projects; none if the server does not tell, undefined until it did. */
export function useProjectNames(): string[] | undefined {
  const { data, isPending } = useProjects();
  return isPending ? undefined : (data ?? []).map(({ project }) => project);
}
