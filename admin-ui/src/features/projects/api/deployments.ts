import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** That a release answers from an instant on: for all, for a share, or for nobody to see. */
export type Deployment = components['schemas']['Deployment'];

const lookAgainEvery = 10_000;

function deployments(project: string) {
  return queryOptions({
    queryKey: ['project', project, 'deployments'],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/api/v1/projects/{project}/deployments', {
          params: { path: { project } },
          signal,
        }),
      ),
    // Guardrails and other people change what is in force.
    refetchInterval: lookAgainEvery,
  });
}

/** The deployments of a project, the newest first. */
export function useDeployments(project: string) {
  return useQuery(deployments(project));
}
