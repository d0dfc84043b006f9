import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import type { Separation } from '../api/identity';
import { useRejoin } from '../api/rejoin';

interface Props {
  separation: Separation;
  onClose: () => void;
  onRejoined: () => void;
}

/** Asks before a separation is undone. */
export function RejoinDialog({ separation, onClose, onRejoined }: Props) {
  const { t } = useTranslation();
  const rejoin = useRejoin();
  return (
    <Modal
      isOpen
      variant="small"
      onClose={onClose}
      aria-labelledby="rejoin"
      aria-describedby="rejoin-about"
    >
      <ModalHeader title={t('subject.rejoin.title')} labelId="rejoin" />
      <ModalBody>
        {rejoin.error && <ProblemAlert problem={rejoin.error} />}
        <p id="rejoin-about">{t('subject.rejoin.about', { reason: separation.reason })}</p>
      </ModalBody>
      <ModalFooter>
        <Button
          variant="danger"
          isLoading={rejoin.isPending}
          isDisabled={rejoin.isPending}
          onClick={() => rejoin.mutate(separation.id, { onSuccess: onRejoined })}
        >
          {t('subject.rejoin.confirm')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('subject.rejoin.keep')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
