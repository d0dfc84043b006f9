import { useQueryClient } from '@tanstack/react-query';

/** Reads all that is shown of a project again, since somebody changed it here. */
export function useRefresh(project: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['project', project] }),
      queryClient.invalidateQueries({ queryKey: ['projects'] }),
    ]);
  };
}
