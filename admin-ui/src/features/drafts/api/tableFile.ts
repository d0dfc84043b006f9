import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** The decision tables of a file of a draft. */
export type TableFile = components['schemas']['TableFile'];

/** The tables of a file of a draft; read again when its digest is another one. */
export function useTableFile(
  project: string,
  path: string,
  digest: string | undefined,
  isWanted: boolean,
) {
  return useQuery(
    queryOptions({
      queryKey: ['draft', project, 'tables', path, digest],
      queryFn: ({ signal }) =>
        bodyOf(
          client.GET('/api/v1/projects/{project}/draft/tables', {
            params: { path: { project }, query: { path } },
            signal,
          }),
        ),
      enabled: digest !== undefined && isWanted,
      // What was shown once is kept in the session, not here.
      gcTime: 0,
      staleTime: Infinity,
    }),
  );
}
