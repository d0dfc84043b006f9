import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/lib/api/client';
import { meKey } from './me';

/** Ends the session and forgets everything that was shown in it. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => client.DELETE('/api/v1/session'),
    onSettled: () => {
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
      return queryClient.refetchQueries({ queryKey: meKey });
    },
  });
}
