import type { User } from '@/lib/session/user';
import type { Release } from '../api/releases';

/** Whether somebody may approve a release; if not, why. */
export type ApprovalRight = 'may' | 'did' | 'own' | 'businessRole' | 'developerRole';

/** The same that the server will say, so that nobody has to try. */
export function approvalRight({ tier, answerable, approvals }: Release, user: User): ApprovalRight {
  const needed = tier === 'developer' ? 'rule-developer' : 'approver';
  if (approvals.some((one) => one.approvedBy === user.name || one.answerable === user.name)) {
    return 'did';
  }
  if (answerable === user.name) {
    return 'own';
  }
  if (!user.roles.includes(needed)) {
    return tier === 'developer' ? 'developerRole' : 'businessRole';
  }
  return 'may';
}
