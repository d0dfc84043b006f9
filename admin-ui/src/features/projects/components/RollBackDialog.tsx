import { Alert } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deployment } from '../api/deployments';
import type { RollbackPlan } from '../api/inForce';
import { useRollBack } from '../api/rollBack';
import { ActionDialog } from './ActionDialog';
import { ReasonField } from './ReasonField';
import { modeWords } from './StateLabels';

interface Props {
  project: string;
  plan: RollbackPlan;
  /** What stays scheduled. */
  coming: Deployment[];
  onClose: () => void;
  /** Told in words what happened. */
  onDone: (words: string) => void;
}

/** Asks for the reason, and says before which release comes back. */
export function RollBackDialog({ project, plan, coming, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const [reason, setReason] = useState('');
  const rollBack = useRollBack(project);
  // What was seen when the dialog opened is what is done, whatever others do meanwhile.
  const [{ release, ends }] = useState(plan);
  const isLiveEnding = ends.some(({ mode }) => mode === 'live');
  const from = ends.find(({ mode }) => mode !== 'shadow')?.release ?? release;
  const inWords = (deployments: Deployment[]) =>
    deployments
      .map((one) => t('project.rollBack.one', { number: one.release, mode: modeWords(one, i18n) }))
      .join(', ');
  return (
    <ActionDialog
      title={t('project.rollBack.title', { project })}
      action={
        isLiveEnding
          ? t('project.rollBack.action', { number: release })
          : t('project.rollBack.endAction')
      }
      isDanger
      isReady={reason.trim() !== ''}
      isBusy={rollBack.isPending}
      problem={rollBack.error}
      onClose={onClose}
      onConfirm={() =>
        rollBack.mutate(
          { release, from, reason: reason.trim() },
          {
            onSuccess: (made) => onDone(t('project.rollBack.done', { number: made.release })),
          },
        )
      }
    >
      <Alert
        isInline
        isPlain
        component="h2"
        variant="warning"
        title={
          isLiveEnding
            ? t('project.rollBack.comesBack', { number: release })
            : t('project.rollBack.stays', { number: release })
        }
      >
        <p>{t('project.rollBack.ends', { ending: inWords(ends) })}</p>
        {coming.length > 0 && <p>{t('project.rollBack.coming', { coming: inWords(coming) })}</p>}
      </Alert>
      <ReasonField
        label={t('project.reason')}
        help={t('project.rollBack.reasonHelp')}
        value={reason}
        isRequired
        onChange={setReason}
      />
    </ActionDialog>
  );
}
