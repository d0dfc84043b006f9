import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

/**
 * A rule project: what is in force, what is newest, what is on its way. To be replaced by the type
 * that is generated as soon as the server's document has `GET /projects`.
 */
export interface Project {
  project: string;
  live?: { number: number; since: string };
  newest?: number;
  draft?: { base?: number; revision: number; changedBy: string; changedAt: string };
}

const projects = queryOptions({
  queryKey: ['projects'],
  queryFn: ({ signal }) =>
    bodyOf<Project[]>(client.GET('/api/v1/projects' as never, { signal } as never)),
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
