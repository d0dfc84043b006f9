import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** A trait that a project declares; its value is any JSON, and absent if it cannot be told. */
export type Trait = Omit<components['schemas']['Trait'], 'value'> & { value?: unknown };

function traits(id: string, project: string) {
  return queryOptions({
    queryKey: ['subject', id, 'traits', project],
    queryFn: ({ signal }) =>
      bodyOf<Trait[]>(
        client.GET('/api/v1/profiles/{id}/traits', {
          params: { path: { id }, query: { project } },
          signal,
        }),
      ),
  });
}

/** The traits of a subject as a project declares them. */
export function useTraits(id: string, project: string) {
  return useQuery(traits(id, project));
}
