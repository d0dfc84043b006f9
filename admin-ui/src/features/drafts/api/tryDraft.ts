import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** What is asked of a draft, and what it decides. */
export type Question = components['schemas']['DecisionRequest'];
export type Decision = components['schemas']['Decision'];

/** What a draft decides, asked again after each change of it; without log and without effects. */
export function useTryDraft(
  project: string,
  revision: number | undefined,
  question: Question | undefined,
) {
  return useQuery({
    queryKey: ['draft', project, 'try', revision, question],
    queryFn: ({ signal }) =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/draft/simulate', {
          params: { path: { project } },
          body: question as Question,
          signal,
        }),
      ),
    enabled: revision !== undefined && question !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
}
