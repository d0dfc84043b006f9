import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/lib/api/client';
import { draftKey } from './draft';

/** Throws the draft of a project away. */
export function useDiscardDraft(project: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      client.DELETE('/api/v1/projects/{project}/draft', { params: { path: { project } } }),
    onSuccess: () => cache.resetQueries({ queryKey: draftKey(project) }),
  });
}
