import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

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
