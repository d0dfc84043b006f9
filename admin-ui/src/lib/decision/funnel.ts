import type { ExcludedAction, Explained } from './explained';

/** The steps at which a candidate can be left out, in their order. */
export const stages = ['consent', 'eligibility', 'contact-policy', 'rules', 'arbitration'] as const;

/** One step of the funnel. */
export interface FunnelStep {
  stage: string;
  excluded: ExcludedAction[];
  /** How many candidates are still in after this step. */
  remaining: number;
}

/** A decision as the funnel that led to it: candidates = chosen + all that the steps left out. */
export interface Funnel {
  candidates: number;
  chosen: number;
  steps: FunnelStep[];
}

/** Lays out a decision as its funnel; stages unknown to these pages come last, in their order. */
export function funnelOf(decision: Explained): Funnel {
  const chosen = decision.actions.length;
  const candidates = chosen + decision.excluded.length;
  const named = new Set<string>([...stages, ...decision.excluded.map(({ stage }) => stage)]);
  let remaining = candidates;
  const steps = [...named].map((stage) => {
    const excluded = decision.excluded.filter((exclusion) => exclusion.stage === stage);
    remaining -= excluded.length;
    return { stage, excluded, remaining };
  });
  return { candidates, chosen, steps };
}
