import {
  Button,
  Content,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextArea,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useSubmitDraft } from '../api/submitDraft';

interface Props {
  project: string;
  /** Told the number of the release. */
  onDone: (release: number) => void;
}

/** The button that makes a release of a draft, and what it asks before. */
export function SubmitDraft({ project, onDone }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState('');
  const submit = useSubmitDraft(project, onDone);
  const close = () => {
    setOpen(false);
    submit.reset();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('drafts.page.submit')}</Button>
      <Modal isOpen={isOpen} onClose={close} variant="medium" aria-labelledby="submit-title">
        <ModalHeader title={t('drafts.submit.title')} labelId="submit-title" />
        <ModalBody>
          <Content component="p">{t('drafts.submit.about')}</Content>
          <Form onSubmit={(event) => event.preventDefault()}>
            <FormGroup label={t('drafts.submit.message')} fieldId="message">
              <TextArea
                id="message"
                value={message}
                maxLength={500}
                autoResize
                onChange={(_, text) => setMessage(text)}
              />
              <FormHelperText>
                <HelperText>
                  <HelperTextItem>{t('drafts.submit.hint')}</HelperTextItem>
                </HelperText>
              </FormHelperText>
            </FormGroup>
          </Form>
          {submit.error && <ProblemAlert problem={submit.error} />}
        </ModalBody>
        <ModalFooter>
          <Button
            isLoading={submit.isPending}
            isDisabled={submit.isPending}
            onClick={() => submit.mutate(message.trim())}
          >
            {t('drafts.submit.go')}
          </Button>
          <Button variant="link" onClick={close}>
            {t('drafts.submit.cancel')}
          </Button>
        </ModalFooter>
      </Modal>
    </>
  );
}
