import type { i18n } from 'i18next';
import { stageName } from '@/components/explanation/stageName';
import type { Explained } from '@/lib/decision/explained';

/** What became of one action. */
export interface Verdict {
  sentence: string;
  isChosen: boolean;
  /** The decision without all other actions; absent if this one was no candidate. */
  only?: Explained;
}

/** What became of an action in a decision; nothing if none is asked for. */
export function verdictOn(action: string, decision: Explained, i18n: i18n): Verdict | undefined {
  if (action === '') {
    return undefined;
  }
  const only = {
    actions: decision.actions.filter((one) => one.action === action),
    excluded: decision.excluded.filter((one) => one.action === action),
  };
  const [chosen] = only.actions;
  if (chosen) {
    const { rank } = chosen;
    return { sentence: i18n.t('subject.why.chosen', { action, rank }), isChosen: true, only };
  }
  const [left] = only.excluded;
  if (left) {
    const stage = stageName(left.stage, i18n);
    return { sentence: i18n.t('subject.why.excluded', { action, stage }), isChosen: false, only };
  }
  return { sentence: i18n.t('subject.why.noCandidate', { action }), isChosen: false };
}
