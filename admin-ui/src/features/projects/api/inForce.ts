import type { Deployment } from './deployments';
import type { Release } from './releases';

/** What is in force of a project, what is to come, and what became of the rest. */
export interface InForce {
  live?: Deployment | undefined;
  canary?: Deployment | undefined;
  shadow?: Deployment | undefined;
  /** Not in force yet, the next one first. */
  coming: Deployment[];
  /** By number, the releases that were in force once and are not any more. */
  ended: ReadonlyMap<number, 'superseded' | 'rolledBack'>;
}

/** What a release is to those who look at it; it may be several of these at once. */
export type ReleaseState =
  | { is: 'live' | 'waiting' | 'approved' | 'superseded' | 'rolledBack' }
  | { is: 'canary' | 'shadow'; percent: number }
  | { is: 'coming'; deployment: Deployment };

const all = 100;

/** The author of what the server publishes by itself, which nobody needs to approve. */
const server = 'server';

/** Tells what is in force at an instant from all that was deployed, as the server does. */
export function inForce(deployments: readonly Deployment[], now: Date): InForce {
  const wanted = deployments
    .filter(({ cancelledAt }) => cancelledAt === undefined)
    .sort((one, other) => begins(one) - begins(other) || one.id - other.id);
  const ended = new Map<number, 'superseded' | 'rolledBack'>();
  let present: Pick<InForce, 'live' | 'canary' | 'shadow'> = {};
  for (const one of wanted.filter((deployment) => begins(deployment) <= now.getTime())) {
    const replaced =
      one.mode === 'live' ? [present.live, present.canary, present.shadow] : [present[one.mode]];
    for (const before of replaced) {
      if (before) {
        ended.set(before.release, one.rollback ? 'rolledBack' : 'superseded');
      }
    }
    present = one.mode === 'live' ? { live: one } : { ...present, [one.mode]: one };
    for (const { release } of inForceOf(present)) {
      ended.delete(release);
    }
  }
  return { ...present, coming: wanted.filter((one) => begins(one) > now.getTime()), ended };
}

/** What became of a release, as of now. */
export function statesOf(release: Release, present: InForce): ReleaseState[] {
  const states = [
    ...inForceOf(present)
      .filter((one) => one.release === release.number)
      .map(stateInForce),
    ...present.coming
      .filter((one) => one.release === release.number)
      .map((deployment): ReleaseState => ({ is: 'coming', deployment })),
  ];
  if (states.length > 0) {
    return states;
  }
  const end = present.ended.get(release.number);
  if (end) {
    return [{ is: end }];
  }
  const isPassedOver = present.live !== undefined && release.number < present.live.release;
  return [{ is: isPassedOver ? 'superseded' : isApproved(release) ? 'approved' : 'waiting' }];
}

/** Whether a release may be deployed as far as approval goes. */
export function isApproved({ approvals, createdBy }: Release): boolean {
  return approvals.length > 0 || createdBy === server;
}

/** The deployments in force, the live one first. */
export function inForceOf({ live, canary, shadow }: Partial<InForce>): Deployment[] {
  return [live, canary, shadow].filter((one) => one !== undefined);
}

/** What a roll back would do now: which release comes back, and what it replaces. */
export interface RollbackPlan {
  release: number;
  /** What is in force and ends. */
  ends: Deployment[];
}

/**
 * Tells what comes back as the server chooses it: the live release if others are tried beside it,
 * else the highest number below it that was live and broke no guardrail. Nothing if there is none.
 */
export function rollbackPlan(
  deployments: readonly Deployment[],
  present: InForce,
  broken: ReadonlySet<number>,
  now: Date,
): RollbackPlan | undefined {
  const { live, canary, shadow } = present;
  if (!live) {
    return undefined;
  }
  const beside = inForceOf({ canary, shadow });
  if (beside.length > 0) {
    return { release: live.release, ends: beside };
  }
  const earlier = deployments
    .filter(({ mode, cancelledAt }) => mode === 'live' && cancelledAt === undefined)
    .filter((one) => begins(one) <= now.getTime() && one.release < live.release)
    .filter((one) => !broken.has(one.release))
    .map((one) => one.release);
  return earlier.length > 0 ? { release: Math.max(...earlier), ends: [live] } : undefined;
}

function stateInForce({ mode, percent = all }: Deployment): ReleaseState {
  return mode === 'live' ? { is: mode } : { is: mode, percent };
}

function begins({ effectiveAt }: Deployment): number {
  return Date.parse(effectiveAt);
}
