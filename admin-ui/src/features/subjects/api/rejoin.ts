import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

/** Undoes a separation. */
export function useRejoin() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (separation: string) =>
      bodyOf(
        client.DELETE('/api/v1/profiles/separations/{separation}', {
          params: { path: { separation } },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['subject'] }),
  });
}
