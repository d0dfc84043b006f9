import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';

/** What a channel would ask about the subject. */
export interface Question {
  slot: string;
  channel: string;
  purpose: string;
  /** For which instant; now if absent. */
  at?: string;
}

function simulation(profile: string, question: Question) {
  return queryOptions({
    queryKey: ['subject', profile, 'simulation', question],
    queryFn: ({ signal }) =>
      bodyOf(
        client.POST('/api/v1/decisions/simulate', {
          body: { subject: { profile }, ...question },
          signal,
        }),
      ),
    // It has no effects, but it is made anew only when somebody asks for that.
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** What would be decided for a subject; nothing is logged or counted. */
export function useSimulation(profile: string, question: Question) {
  return useQuery(simulation(profile, question));
}

/** Asks anew what was asked last about the subject. */
export function useAskAgain(profile: string) {
  const queryClient = useQueryClient();
  const queryKey = ['subject', profile, 'simulation'];
  return () => void queryClient.refetchQueries({ queryKey, type: 'active' });
}
