import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** What is known about a subject. */
export type Profile = components['schemas']['ProfileView'];

function profile(id: string) {
  return queryOptions({
    queryKey: ['subject', id, 'profile'],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/api/v1/profiles/{id}', { params: { path: { id } }, signal })),
  });
}

/** What is known about a subject now. */
export function useProfile(id: string) {
  return useQuery(profile(id));
}
