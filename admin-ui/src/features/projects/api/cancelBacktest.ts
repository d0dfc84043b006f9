import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

/** Cancels a backtest that runs. */
export function useCancelBacktest(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(client.DELETE('/api/v1/backtests/{id}', { params: { path: { id } } })),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['backtest', id] }),
        queryClient.invalidateQueries({ queryKey: ['backtests'] }),
      ]),
  });
}
