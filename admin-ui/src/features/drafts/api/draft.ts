import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';
import type { components } from '@/lib/api/schema';

/** The draft of a project: its files on their way to a release, and who works on them. */
export type Draft = components['schemas']['Draft'];

/** How long the server may wait for a change before it answers. */
const waitSeconds = 15;

export function draftKey(project: string) {
  return ['draft', project] as const;
}

/** The draft of a project, kept up to date; null if there is none. */
export function useDraft(project: string) {
  return useQuery(
    queryOptions({
      queryKey: draftKey(project),
      queryFn: ({ client: cache, signal }) =>
        find(project, cache.getQueryData<Draft | null>(draftKey(project)), signal),
      // The next call follows at once; it is the server that waits for a change.
      refetchInterval: ({ state }) => (state.data && !state.error ? 200 : 5_000),
      retry: false,
    }),
  );
}

async function find(project: string, known: Draft | null | undefined, signal: AbortSignal) {
  const query = known ? { after: known.revision, wait: waitSeconds } : {};
  const call = client.GET('/api/v1/projects/{project}/draft', {
    params: { path: { project }, query },
    signal,
  });
  try {
    return await bodyOf(call);
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.kind === 'not-found') {
      return null;
    }
    throw problem;
  }
}
