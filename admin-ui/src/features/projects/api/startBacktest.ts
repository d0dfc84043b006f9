import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { paths } from '@/lib/api/schema';

type Start = paths['/api/v1/projects/{project}/releases/{number}/backtest']['post'];

/** Which logged decisions are made again. */
export type BacktestQuery = Start['parameters']['query'];

/** Starts making logged decisions again by a release. */
export function useStartBacktest(project: string, number: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (query: BacktestQuery) =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/releases/{number}/backtest', {
          params: { path: { project, number }, query },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['backtests'] }),
  });
}
