import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import { draftKey } from './draft';

/** Begins the draft of a project from the release in force. */
export function useBeginDraft(project: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/draft', {
          params: { path: { project } },
          body: {},
        }),
      ),
    onSuccess: (draft) => cache.setQueryData(draftKey(project), draft),
  });
}
