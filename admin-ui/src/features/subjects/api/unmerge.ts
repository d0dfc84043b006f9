import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** What became of a profile that was separated. */
export type Unmerged = components['schemas']['Unmerged'];

interface Order {
  /** The ids of the identifiers that do not belong to the others. */
  fragments: string[];
  reason: string;
}

/** Separates some identifiers of a profile from the others. */
export function useUnmerge(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Order) =>
      bodyOf(
        client.POST('/api/v1/profiles/{id}/unmerge', {
          params: { path: { id } },
          body: body as never, // the server's document does not describe it
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['subject'] }),
  });
}
