import { useHasRole } from '@/lib/session/user';

/** Whether whoever uses the pages may change drafts. */
export function useMayWrite(): boolean {
  return useHasRole('business-author', 'rule-developer');
}
