import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** What can carry tags in a release. */
export type Rule = components['schemas']['RuleView'];
export type RuleKind = Rule['kind'];

/** Which of them: those that carry a tag, or are of a kind. */
export interface RulesQuery {
  tag?: string;
  kind?: RuleKind;
}

const pageSize = 50;

function rules(project: string, number: number, query: RulesQuery) {
  return infiniteQueryOptions({
    queryKey: ['project', project, 'rules', number, query],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/releases/{number}/rules', {
          params: {
            path: { project, number },
            query: { ...query, limit: pageSize, ...(pageParam !== '' && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: Infinity,
  });
}

/** The rules of a release, page by page. */
export function useRules(project: string, number: number, query: RulesQuery) {
  return useInfiniteQuery({
    ...rules(project, number, query),
    placeholderData: keepPreviousData,
  });
}
