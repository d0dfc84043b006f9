import type { Deployment } from './deployments';
import type { Judgement } from './guardrails';

/** The deployments that broke a guardrail. */
export function brokenDeployments(judgements: readonly Judgement[]): ReadonlySet<number> {
  return new Set(
    judgements
      .filter(({ findings }) => findings.some(({ breached }) => breached))
      .map(({ deployment }) => deployment),
  );
}

/** The releases that are held since they broke a guardrail, and nobody deployed them despite it. */
export function heldReleases(
  deployments: readonly Deployment[],
  judgements: readonly Judgement[],
  now: Date,
): ReadonlySet<number> {
  const broken = brokenDeployments(judgements);
  const breaches = deployments.filter(({ id }) => broken.has(id));
  const isForgiven = ({ id, release }: Deployment) =>
    deployments.some(
      (one) =>
        one.release === release &&
        one.id > id &&
        one.despiteBreach &&
        one.mode !== 'shadow' &&
        one.cancelledAt === undefined &&
        Date.parse(one.effectiveAt) <= now.getTime(),
    );
  return new Set(breaches.filter((one) => !isForgiven(one)).map(({ release }) => release));
}
