import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';
import { meKey } from './me';

export type Credentials = components['schemas']['SignIn'];

/** Opens a session; afterwards the pages know who is signed in. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Credentials) => client.POST('/api/v1/session', { body }),
    onSuccess: () => queryClient.refetchQueries({ queryKey: meKey }),
  });
}
