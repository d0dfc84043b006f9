import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** A decision about the subject. */
export type SubjectDecision = components['schemas']['DecisionSummary'];

const pageSize = 25;

function subjectDecisions(subject: string) {
  return infiniteQueryOptions({
    queryKey: ['subject', subject, 'decisions'],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        client.GET('/api/v1/decisions', {
          params: { query: { subject, limit: pageSize, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}

/** The decisions about a subject, the newest first. */
export function useSubjectDecisions(subject: string) {
  return useInfiniteQuery(subjectDecisions(subject));
}
