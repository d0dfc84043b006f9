import type { i18n } from 'i18next';
import { decimal, humanised, percent } from '@/lib/format/format';
import type { Finding } from '../api/guardrails';

const guardrails = ['errors', 'slow', 'fallback', 'empty', 'mismatch', 'outcome'] as const;

/** What a guardrail found, in a sentence; of one that these pages do not know, its figures. */
export function explainFinding(finding: Finding, { t, language }: i18n): string {
  const figures = {
    observed: percent(finding.observed, language),
    bound: percent(finding.bound, language),
    sample: decimal(finding.sample, language),
  };
  const known = guardrails.find((name) => name === finding.guardrail);
  return known
    ? t(`project.findings.${known}`, figures)
    : `${humanised(finding.guardrail)}: ${figures.observed} (${figures.bound})`;
}
