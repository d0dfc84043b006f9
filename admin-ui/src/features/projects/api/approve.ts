import { useMutation } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

import { useRefresh } from './refresh';

/** Finds a release good, with a comment. */
export function useApprove(project: string, number: number) {
  return useMutation({
    mutationFn: (comment: string) =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/releases/{number}/approve', {
          params: { path: { project, number } },
          body: comment === '' ? {} : { comment },
        }),
      ),
    onSettled: useRefresh(project),
  });
}
