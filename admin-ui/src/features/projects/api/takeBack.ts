import { useMutation } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

import { useRefresh } from './refresh';

/** Takes back a deployment that has not come into force. */
export function useTakeBack(project: string) {
  return useMutation({
    mutationFn: (id: number) =>
      bodyOf(
        client.DELETE('/api/v1/projects/{project}/deployments/{id}', {
          params: { path: { project, id } },
        }),
      ),
    onSettled: useRefresh(project),
  });
}
