import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** Why the identifiers of a profile are one subject. */
export type Identity = components['schemas']['IdentityView'];
export type Fragment = components['schemas']['FragmentView'];
export type Link = components['schemas']['LinkView'];
export type Match = components['schemas']['MatchLink'];
export type Separation = components['schemas']['SeparationView'];

function identity(id: string) {
  return queryOptions({
    queryKey: ['subject', id, 'identity'],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/api/v1/profiles/{id}/identity', { params: { path: { id } }, signal })),
  });
}

/** Why the identifiers of a profile are one subject. */
export function useIdentity(id: string) {
  return useQuery(identity(id));
}
