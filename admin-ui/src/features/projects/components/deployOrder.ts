import type { i18n } from 'i18next';
import { absoluteTime } from '@/lib/format/format';
import type { DeploymentOrder } from '../api/deploy';
import type { InForce } from '../api/inForce';

export type Mode = 'live' | 'canary' | 'shadow';

/** What somebody has chosen in the dialog so far. */
export interface Choice {
  mode: Mode;
  /** The share of a canary. */
  percent: number;
  isLater: boolean;
  /** A local time as its field holds it; may be empty. */
  at: string;
  reason: string;
  despiteBreach: boolean;
}

/** Which modes are possible: others are tried beside a live release only. */
export function possibleModes(present: InForce): Mode[] {
  return present.live ? ['canary', 'live', 'shadow'] : ['live'];
}

/** What is wrong with the choice; nothing if it can be ordered. */
export function missing(choice: Choice, isHeld: boolean, now: Date): Missing[] {
  const { mode, percent, isLater, at, reason, despiteBreach } = choice;
  const found: Missing[] = [];
  if (mode === 'canary' && !(Number.isInteger(percent) && percent >= 1 && percent <= 99)) {
    found.push('percent');
  }
  if (isLater && !(Date.parse(at) > now.getTime())) {
    found.push('at');
  }
  if (isHeld && mode !== 'shadow' && !despiteBreach) {
    found.push('despiteBreach');
  }
  if (despiteBreach && reason.trim() === '') {
    found.push('reason');
  }
  return found;
}

export type Missing = 'percent' | 'at' | 'despiteBreach' | 'reason';

/** What the server is asked for. */
export function orderOf(release: number, choice: Choice): DeploymentOrder {
  const { mode, percent, isLater, at, reason, despiteBreach } = choice;
  return {
    release,
    mode,
    ...(mode === 'canary' && { percent }),
    ...(isLater && { at: new Date(at).toISOString() }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
    ...(despiteBreach && { despiteBreach }),
  };
}

/** What will happen, in sentences. */
export function consequences(
  release: number,
  choice: Choice,
  present: InForce,
  { t, language }: i18n,
): string[] {
  const { mode, percent, isLater, at } = choice;
  const { live, canary, shadow } = present;
  const words = { number: release, percent, rest: 100 - percent, live: live?.release ?? 0 };
  const when = Date.parse(at);
  const ending =
    mode === 'live'
      ? [canary, shadow].filter((one) => one !== undefined && one.release !== release)
      : [present[mode]];
  return [
    isLater && !Number.isNaN(when)
      ? t('deploy.consequences.later', { at: absoluteTime(new Date(when), language) })
      : t('deploy.consequences.now'),
    mode === 'live'
      ? t(live ? 'deploy.consequences.live' : 'deploy.consequences.first', words)
      : t(`deploy.consequences.${mode}`, words),
    ...ending
      .filter((one) => one !== undefined)
      .map((one) => t(`deploy.consequences.${one.mode}Ends`, { number: one.release })),
  ];
}
