import { useMutation } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** How the scenarios of a draft went, and which rows they reach. */
export type DraftScenarios = components['schemas']['DraftScenarios'];

/** Runs the scenarios of a draft. */
export function useRunScenarios(project: string) {
  return useMutation({
    mutationFn: () =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/draft/scenarios', {
          params: { path: { project } },
        }),
      ),
  });
}
