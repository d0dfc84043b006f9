import {
  Button,
  Checkbox,
  Content,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  List,
  ListItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextArea,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import type { Fragment } from '../api/identity';
import { useUnmerge } from '../api/unmerge';
import type { FragmentName } from './fragmentNames';
import { kindName } from './identifiers';
import { UnmergeOutcome } from './UnmergeOutcome';

const longestReason = 500;

interface Props {
  id: string;
  fragments: Fragment[];
  names: Map<string, FragmentName>;
  onClose: () => void;
}

/** Says what separating identifiers does, asks which and why, and tells what came of it. */
export function UnmergeDialog({ id, fragments, names, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const unmerge = useUnmerge(id);
  const [all] = useState(fragments); // what was there when it was asked, also after the answer
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isSome = chosen.length > 0 && chosen.length < all.length;
  const isReady = isSome && reason.trim() !== '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isReady) {
      unmerge.mutate({ fragments: chosen, reason: reason.trim() });
    }
  };
  const nameOf = ({ id, kind }: Fragment) => names.get(id)?.value ?? kindName(kind, i18n);

  if (unmerge.data) {
    return <UnmergeOutcome outcome={unmerge.data} onClose={onClose} />;
  }
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="unmerge">
      <ModalHeader title={t('subject.unmerge.title')} labelId="unmerge" />
      <ModalBody>
        {unmerge.error && <ProblemAlert problem={unmerge.error} />}
        <Content component="p">{t('subject.unmerge.about')}</Content>
        <List>
          <ListItem>{t('subject.unmerge.sides')}</ListItem>
          <ListItem>{t('subject.unmerge.stays')}</ListItem>
          <ListItem>{t('subject.unmerge.decisions')}</ListItem>
        </List>
        <br />
        <Form id="unmerge-form" onSubmit={submit}>
          <FormGroup role="group" label={t('subject.unmerge.which')} fieldId="which" isRequired>
            {all.map((fragment) => (
              <Checkbox
                key={fragment.id}
                id={`fragment-${fragment.id}`}
                label={nameOf(fragment)}
                description={t('subject.unmerge.fragment', {
                  kind: kindName(fragment.kind, i18n),
                  id: fragment.id,
                  count: fragment.events,
                })}
                isChecked={chosen.includes(fragment.id)}
                onChange={(_event, isChosen) =>
                  setChosen(
                    isChosen
                      ? [...chosen, fragment.id]
                      : chosen.filter((one) => one !== fragment.id),
                  )
                }
              />
            ))}
            {isTried && !isSome && <Wrong>{t('subject.unmerge.someNotAll')}</Wrong>}
          </FormGroup>
          <FormGroup label={t('subject.unmerge.reason')} fieldId="unmerge-reason" isRequired>
            <TextArea
              id="unmerge-reason"
              value={reason}
              onChange={(_event, text) => setReason(text)}
              maxLength={longestReason}
              resizeOrientation="vertical"
              isRequired
            />
            {isTried && reason.trim() === '' && <Wrong>{t('subject.unmerge.noReason')}</Wrong>}
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form="unmerge-form"
          variant="danger"
          isLoading={unmerge.isPending}
          isDisabled={unmerge.isPending}
        >
          {t('subject.unmerge.confirm')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('subject.unmerge.keep')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

function Wrong({ children }: { children: string }) {
  return (
    <FormHelperText>
      <HelperText isLiveRegion>
        <HelperTextItem variant="error">{children}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
