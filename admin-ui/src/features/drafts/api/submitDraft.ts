import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import { draftKey } from './draft';

/** Makes a release of the draft, which is over then; others approve and deploy it. */
export function useSubmitDraft(project: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (message: string) =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/draft/submit', {
          params: { path: { project } },
          body: message === '' ? {} : { message },
        }),
      ),
    onSuccess: () => cache.resetQueries({ queryKey: draftKey(project) }),
  });
}
