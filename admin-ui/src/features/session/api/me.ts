import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client, rememberCsrfToken } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';
import type { components } from '@/lib/api/schema';

/** Who is signed in. */
export type Me = components['schemas']['Me'];

export const meKey = ['me'] as const;

const startingUp = 3_000;

const me = queryOptions({
  queryKey: meKey,
  queryFn: ({ signal }) => whoAmI(signal),
  staleTime: 60_000,
  retry: false,
  refetchInterval: ({ state }) =>
    state.error instanceof ApiProblem && state.error.isPassing ? startingUp : false,
});

/** Who is signed in; null when nobody is. Asks again by itself while the server is not ready. */
export function useMe() {
  return useQuery(me);
}

async function whoAmI(signal: AbortSignal): Promise<Me | null> {
  try {
    const answer = await bodyOf(client.GET('/api/v1/me', { signal }));
    rememberCsrfToken(answer.csrf ?? '');
    return answer;
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.kind === 'signed-out') {
      return null;
    }
    throw problem;
  }
}
