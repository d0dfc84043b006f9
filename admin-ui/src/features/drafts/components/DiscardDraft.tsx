import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useDiscardDraft } from '../api/discardDraft';

/** The button that throws a draft away, and the question before. */
export function DiscardDraft({ project }: { project: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const discard = useDiscardDraft(project);
  return (
    <>
      <Button variant="link" isDanger onClick={() => setOpen(true)}>
        {t('drafts.page.discard')}
      </Button>
      <Modal
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        variant="small"
        aria-labelledby="discard-title"
      >
        <ModalHeader
          title={t('drafts.discard.title')}
          labelId="discard-title"
          titleIconVariant="warning"
        />
        <ModalBody>
          {t('drafts.discard.about')}
          {discard.error && <ProblemAlert problem={discard.error} />}
        </ModalBody>
        <ModalFooter>
          <Button variant="danger" isLoading={discard.isPending} onClick={() => discard.mutate()}>
            {t('drafts.discard.go')}
          </Button>
          <Button variant="link" onClick={() => setOpen(false)}>
            {t('drafts.discard.cancel')}
          </Button>
        </ModalFooter>
      </Modal>
    </>
  );
}
