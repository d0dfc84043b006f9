import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApprove } from '../api/approve';
import type { Release } from '../api/releases';
import { ActionDialog } from './ActionDialog';
import { ReasonField } from './ReasonField';

interface Props {
  release: Release;
  onClose: () => void;
  /** Told in words what happened. */
  onDone: (words: string) => void;
}

/** Takes the comment of somebody who finds a release good. */
export function ApproveDialog({ release: { project, number }, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  const approve = useApprove(project, number);
  return (
    <ActionDialog
      title={t('release.approve.title', { number, project })}
      action={t('release.approve.open')}
      isBusy={approve.isPending}
      problem={approve.error}
      onClose={onClose}
      onConfirm={() =>
        approve.mutate(comment.trim(), {
          onSuccess: () => onDone(t('release.approve.done', { number })),
        })
      }
    >
      <p>{t('release.approve.consequence')}</p>
      <ReasonField
        label={t('release.approve.comment')}
        help={t('release.approve.commentHelp')}
        value={comment}
        onChange={setComment}
      />
    </ActionDialog>
  );
}
