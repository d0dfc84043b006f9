import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

const backtests = queryOptions({
  queryKey: ['backtests'],
  queryFn: ({ signal }) => bodyOf(client.GET('/api/v1/backtests', { signal })),
});

/** The latest backtests of one release, the newest first, without their results. */
export function useBacktests(project: string, number: number) {
  return useQuery({
    ...backtests,
    select: (all) => all.filter((one) => one.project === project && one.release === number),
  });
}
