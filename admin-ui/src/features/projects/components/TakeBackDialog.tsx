import { useTranslation } from 'react-i18next';
import { absoluteTime } from '@/lib/format/format';
import type { Deployment } from '../api/deployments';
import { useTakeBack } from '../api/takeBack';
import { ActionDialog } from './ActionDialog';
import { modeWords } from './StateLabels';

interface Props {
  deployment: Deployment;
  onClose: () => void;
  /** Told in words what happened. */
  onDone: (words: string) => void;
}

/** Asks before a deployment that is to come is taken back. */
export function TakeBackDialog({ deployment, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const { project, id, release, effectiveAt } = deployment;
  const takeBack = useTakeBack(project);
  return (
    <ActionDialog
      title={t('project.takeBack.title')}
      action={t('project.takeBack.open')}
      isDanger
      isBusy={takeBack.isPending}
      problem={takeBack.error}
      onClose={onClose}
      onConfirm={() =>
        takeBack.mutate(id, {
          onSuccess: () => onDone(t('project.takeBack.done', { number: release })),
        })
      }
    >
      <p>
        {t('project.takeBack.consequence', {
          number: release,
          mode: modeWords(deployment, i18n),
          at: absoluteTime(new Date(effectiveAt), i18n.language),
        })}
      </p>
    </ActionDialog>
  );
}
