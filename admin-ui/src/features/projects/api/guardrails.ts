import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** What guardrails found of a deployment in one window of time. */
export type Judgement = components['schemas']['Judged'];
export type Finding = components['schemas']['Finding'];

function guardrails(project: string) {
  return queryOptions({
    queryKey: ['project', project, 'guardrails'],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/guardrails', {
          params: { path: { project } },
          signal,
        }),
      ),
  });
}

/** What guardrails found of the deployments of a project, the newest first. */
export function useGuardrails(project: string) {
  return useQuery(guardrails(project));
}
