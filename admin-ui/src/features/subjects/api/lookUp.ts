import { useMutation } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { Profile } from './profile';

/** What somebody knows of a subject: the kind of an identifier and its value. */
export interface Wanted {
  kind: string;
  value: string;
}

/** The kind under which these pages look for the id of the profile itself. */
export const profileKind = 'profile';

/** Finds the profile of a subject. It is not kept: identifiers are personal. */
export function useLookUp() {
  return useMutation({ mutationFn: lookUp, gcTime: 0 });
}

function lookUp({ kind, value }: Wanted): Promise<Profile> {
  return kind === profileKind
    ? bodyOf(client.GET('/api/v1/profiles/{id}', { params: { path: { id: value } } }))
    : bodyOf(
        client.GET('/api/v1/profiles', { params: { query: { identifier: `${kind}:${value}` } } }),
      );
}
