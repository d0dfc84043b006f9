import { useNow } from '@/lib/format/useNow';
import { heldReleases } from '../api/broken';
import { useDeployments } from '../api/deployments';
import { useGuardrails } from '../api/guardrails';
import { inForce, rollbackPlan } from '../api/inForce';

/** What is in force of a project, which releases are held, and what a roll back would do. */
export function useProjectState(project: string) {
  const deployments = useDeployments(project);
  const guardrails = useGuardrails(project);
  const all = deployments.data ?? [];
  const judgements = guardrails.data ?? [];
  const now = useNow();
  const present = inForce(all, now);
  const held = heldReleases(all, judgements, now);
  return {
    deployments,
    now,
    present,
    held,
    judgements,
    rollback: rollbackPlan(all, present, held, now),
  };
}
