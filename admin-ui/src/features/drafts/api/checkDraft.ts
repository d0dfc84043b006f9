import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';
import type { components } from '@/lib/api/schema';

/** How often a busy server is asked again. */
const patience = 10;

/** What is wrong with a draft, and what to think over. */
export type DraftCheck = components['schemas']['DraftCheck'];

/** The findings on a draft, looked for again after each change of it. */
export function useDraftCheck(project: string, revision: number | undefined) {
  return useQuery({
    queryKey: ['draft', project, 'check', revision],
    queryFn: ({ signal }) =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/draft/check', {
          params: { path: { project } },
          signal,
        }),
      ),
    enabled: revision !== undefined,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    // Only a few drafts are checked at a time.
    retry: (failures, problem) =>
      failures < patience && problem instanceof ApiProblem && problem.isPassing,
    retryDelay: 2_000,
  });
}
