import { useMutation } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';
import { useRefresh } from './refresh';

/** What is to be deployed, for whom, when and why. */
export type DeploymentOrder = components['schemas']['DeploymentOrder'];

/** Puts a release in force. */
export function useDeploy(project: string) {
  return useMutation({
    mutationFn: (body: DeploymentOrder) =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/deployments', {
          params: { path: { project } },
          body,
        }),
      ),
    onSettled: useRefresh(project),
  });
}
