import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** Logged decisions made again by a release: how far that is, and what it found. */
export type Backtest = components['schemas']['BacktestView'];
export type BacktestResult = components['schemas']['BacktestResult'];
export type BacktestSums = components['schemas']['Sums'];

const lookAgainEvery = 1_000;

function backtest(id: string) {
  return queryOptions({
    queryKey: ['backtest', id],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/api/v1/backtests/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? lookAgainEvery : false,
  });
}

/** One backtest; read again until it has ended. */
export function useBacktest(id: string) {
  return useQuery(backtest(id));
}
