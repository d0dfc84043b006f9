import type { i18n } from 'i18next';
import { stages } from '@/lib/decision/funnel';
import { humanised } from '@/lib/format/format';

/** The name of a stage for readers; one that these pages do not know is named after itself. */
export function stageName(stage: string, i18n: i18n): string {
  const known = stages.find((name) => name === stage);
  return known ? i18n.t(`decision.stages.${known}.name`) : humanised(stage);
}

/** What a stage is about, if these pages know it. */
export function stageAbout(stage: string, i18n: i18n): string | undefined {
  const known = stages.find((name) => name === stage);
  return known && i18n.t(`decision.stages.${known}.about`);
}

/** Where on the page the candidates are that a stage left out. */
export function stageAnchor(stage: string): string {
  return `stage-${stage}`;
}
