import { useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** What decisions can be asked of a draft. */
export type DraftCatalog = components['schemas']['DraftCatalog'];

/** The slots, purposes and names of a draft; read again when its project file is another one. */
export function useDraftCatalog(project: string, digest: string | undefined) {
  return useQuery({
    queryKey: ['draft', project, 'catalog', digest],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/draft/catalog', {
          params: { path: { project } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });
}
