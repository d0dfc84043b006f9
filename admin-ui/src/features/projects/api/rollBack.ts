import { useMutation } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';
import { useRefresh } from './refresh';

/** Which release comes back, what it replaces, and why. */
export type RollbackOrder = components['schemas']['RollbackOrder'];

/** Puts back what was in force before. */
export function useRollBack(project: string) {
  return useMutation({
    mutationFn: (body: RollbackOrder) =>
      bodyOf(
        client.POST('/api/v1/projects/{project}/rollback', {
          params: { path: { project } },
          body,
        }),
      ),
    onSettled: useRefresh(project),
  });
}
