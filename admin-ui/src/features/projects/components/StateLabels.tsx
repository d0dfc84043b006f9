import { Label, LabelGroup, type LabelProps } from '@patternfly/react-core';
import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { ClockIcon } from '@patternfly/react-icons/dist/esm/icons/clock-icon';
import { EyeSlashIcon } from '@patternfly/react-icons/dist/esm/icons/eye-slash-icon';
import { FlaskIcon } from '@patternfly/react-icons/dist/esm/icons/flask-icon';
import { HistoryIcon } from '@patternfly/react-icons/dist/esm/icons/history-icon';
import { HourglassHalfIcon } from '@patternfly/react-icons/dist/esm/icons/hourglass-half-icon';
import { PlayIcon } from '@patternfly/react-icons/dist/esm/icons/play-icon';
import { UndoIcon } from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import type { i18n } from 'i18next';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { shortTime } from '@/lib/format/format';
import type { Deployment } from '../api/deployments';
import type { ReleaseState } from '../api/inForce';

type Look = Pick<LabelProps, 'color' | 'variant'> & { icon: ComponentType };

const looks: Record<ReleaseState['is'], Look> = {
  live: { color: 'green', variant: 'filled', icon: PlayIcon },
  canary: { color: 'yellow', variant: 'filled', icon: FlaskIcon },
  shadow: { color: 'grey', variant: 'filled', icon: EyeSlashIcon },
  coming: { color: 'blue', variant: 'filled', icon: ClockIcon },
  waiting: { color: 'orange', variant: 'outline', icon: HourglassHalfIcon },
  approved: { color: 'blue', variant: 'outline', icon: CheckIcon },
  superseded: { color: 'grey', variant: 'outline', icon: HistoryIcon },
  rolledBack: { color: 'red', variant: 'outline', icon: UndoIcon },
};

/** What became of a release, told by words, colour and icon. */
export function StateLabels({ states }: { states: ReleaseState[] }) {
  const { t, i18n } = useTranslation();
  return (
    <LabelGroup numLabels={states.length} aria-label={t('release.state')}>
      {states.map((state) => {
        const { icon: Icon, ...look } = looks[state.is];
        const words = stateWords(state, i18n);
        return (
          <Label key={words} isCompact icon={<Icon />} {...look} title={stateAbout(state, i18n)}>
            {words}
          </Label>
        );
      })}
    </LabelGroup>
  );
}

function stateWords(state: ReleaseState, i18n: i18n): string {
  switch (state.is) {
    case 'canary':
      return i18n.t('release.states.canary', { percent: state.percent });
    case 'shadow':
      return state.percent === 100
        ? i18n.t('release.states.shadow')
        : i18n.t('release.states.partShadow', { percent: state.percent });
    case 'coming':
      return i18n.t('release.states.coming', {
        mode: modeWords(state.deployment, i18n),
        at: shortTime(new Date(state.deployment.effectiveAt), i18n.language),
      });
    default:
      return i18n.t(`release.states.${state.is}`);
  }
}

function stateAbout({ is }: ReleaseState, { t }: i18n): string {
  return t(`release.statesAbout.${is}`);
}

/** For whom a deployment decides: "Live", "Canary 10 %". */
export function modeWords({ mode, percent }: Pick<Deployment, 'mode' | 'percent'>, i18n: i18n) {
  return mode === 'live'
    ? i18n.t('release.states.live')
    : stateWords({ is: mode, percent: percent ?? 100 }, i18n);
}
