import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import { draftKey } from './draft';

/**
 * Makes a release of the draft, which is over then; others approve and deploy it.
 *
 * @param onDone is told the number of the release, before the draft is gone from the page
 */
export function useSubmitDraft(project: string, onDone: (release: number) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (message: string) =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/draft/submit', {
          params: { path: { project } },
          body: message === '' ? {} : { message },
        }),
      ),
    onSuccess: ({ number }) => {
      onDone(number);
      return cache.resetQueries({ queryKey: draftKey(project) });
    },
  });
}
