import { QueryCache, QueryClient } from '@tanstack/react-query';
import { meKey } from '@/features/session/api/me';
import { ApiProblem } from '@/lib/api/problem';

const retries = 1;

/** The only place where answers of the server are kept. */
export function createQueryClient(): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // A session that ended leads back to the sign-in page, from wherever it was noticed.
        if (error instanceof ApiProblem && error.kind === 'signed-out') {
          queryClient.setQueryData(meKey, null);
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < retries && error instanceof ApiProblem && error.isPassing,
        retryDelay: 1_000,
        // Calls go to the server that served the page: what the browser thinks of the net is moot.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queryClient;
}
