import { Alert, Checkbox, List, ListItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/lib/format/useNow';
import { useDeploy } from '../api/deploy';
import type { InForce } from '../api/inForce';
import type { Release } from '../api/releases';
import { ActionDialog } from './ActionDialog';
import { type Choice, consequences, missing, orderOf, possibleModes } from './deployOrder';
import styles from './DeployDialog.module.css';
import { ModeField } from './ModeField';
import { ReasonField } from './ReasonField';
import { WhenField } from './WhenField';

interface Props {
  release: Release;
  present: InForce;
  /** Whether the release broke a guardrail and is deployed only by those who want it despite that. */
  isHeld: boolean;
  onClose: () => void;
  /** Told in words what happened. */
  onDone: (words: string) => void;
}

/** Asks for whom and from when on a release decides, and says what that means. */
export function DeployDialog({ release, present, isHeld, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const { project, number } = release;
  const modes = possibleModes(present);
  const [choice, setChoice] = useState<Choice>({
    mode: modes[0] ?? 'live',
    percent: 10,
    isLater: false,
    at: '',
    reason: '',
    despiteBreach: false,
  });
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  const deploy = useDeploy(project);
  const lacking = missing(choice, isHeld, useNow());
  const asksDespite = isHeld && choice.mode !== 'shadow';
  return (
    <ActionDialog
      title={t('deploy.title', { number, project })}
      action={t(choice.isLater ? 'deploy.schedule' : 'deploy.open')}
      isReady={lacking.length === 0}
      isBusy={deploy.isPending}
      problem={deploy.error}
      onClose={onClose}
      onConfirm={() =>
        deploy.mutate(orderOf(number, choice), {
          onSuccess: () =>
            onDone(t(choice.isLater ? 'deploy.scheduled' : 'deploy.done', { number })),
        })
      }
    >
      <div className={styles.choices}>
        <ModeField choice={choice} modes={modes} onChange={change} />
        <WhenField choice={choice} isWrong={lacking.includes('at')} onChange={change} />
      </div>
      <Alert isInline component="h2" variant="info" title={t('deploy.consequences.title')}>
        <List aria-live="polite">
          {consequences(number, choice, present, i18n).map((sentence) => (
            <ListItem key={sentence}>{sentence}</ListItem>
          ))}
        </List>
      </Alert>
      {asksDespite && (
        <Alert isInline component="h2" variant="warning" title={t('deploy.held')}>
          <Checkbox
            id="despite-breach"
            label={t('deploy.despiteBreach')}
            isChecked={choice.despiteBreach}
            onChange={(_event, despiteBreach) => change({ despiteBreach })}
          />
        </Alert>
      )}
      <ReasonField
        label={t('project.reason')}
        help={t('deploy.reasonHelp')}
        value={choice.reason}
        isRequired={choice.despiteBreach}
        onChange={(reason) => change({ reason })}
      />
    </ActionDialog>
  );
}
