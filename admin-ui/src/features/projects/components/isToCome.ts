import type { Deployment } from '../api/deployments';

/** Whether a deployment has not come into force, and nobody took it back. */
export function isToCome({ cancelledAt, effectiveAt }: Deployment, now: Date): boolean {
  return cancelledAt === undefined && Date.parse(effectiveAt) > now.getTime();
}
