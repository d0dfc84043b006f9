import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../api/tryDraft';
import styles from './TryForm.module.css';
import type { Trial } from './useTrial';

/** Asks for the subject and the situation in which a draft decides. */
export function TryForm({ trial: { catalog, ask } }: { trial: Trial }) {
  const { t } = useTranslation();
  const [subject, setSubject] = useState('');
  const [chosenSlot, setSlot] = useState('');
  const [chosenChannel, setChannel] = useState('');
  const [chosenPurpose, setPurpose] = useState('');
  const [context, setContext] = useState('');
  const [isWrong, setWrong] = useState(false);

  const slots = catalog?.slots ?? [];
  const slot = slots.find(({ id }) => id === chosenSlot) ?? slots[0];
  const channels = slot?.channels ?? [];
  const channel = channels.find((one) => one === chosenChannel) ?? channels[0] ?? '';
  const purposes = catalog?.purposes ?? [];
  const purpose = purposes.find((one) => one === chosenPurpose) ?? purposes.at(-1) ?? '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [, kind, value] = /^([^:\s]+):(.+)$/.exec(subject.trim()) ?? [];
    setWrong(kind === undefined);
    if (kind !== undefined && value !== undefined && slot) {
      ask({
        subject: { identifiers: { [kind]: value.trim() } },
        slot: slot.id,
        channel,
        purpose,
        context: factsIn(context),
      });
    }
  };

  return (
    <Form onSubmit={submit} className={styles.form}>
      <FormGroup label={t('drafts.try.subject')} fieldId="try-subject" isRequired>
        <TextInput
          id="try-subject"
          value={subject}
          isRequired
          validated={isWrong ? 'error' : 'default'}
          onChange={(_, text) => setSubject(text)}
        />
        <FormHelperText>
          <HelperText>
            <HelperTextItem variant={isWrong ? 'error' : 'default'}>
              {t(isWrong ? 'drafts.try.wrongSubject' : 'drafts.try.subjectHint')}
            </HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <Choice
        id="try-slot"
        label={t('drafts.try.slot')}
        value={slot?.id ?? ''}
        options={slots.map(({ id }) => id)}
        onChange={setSlot}
      />
      <Choice
        id="try-channel"
        label={t('drafts.try.channel')}
        value={channel}
        options={channels}
        onChange={setChannel}
      />
      <Choice
        id="try-purpose"
        label={t('drafts.try.purpose')}
        value={purpose}
        options={purposes}
        onChange={setPurpose}
      />
      <FormGroup label={t('drafts.try.context')} fieldId="try-context">
        <TextArea
          id="try-context"
          value={context}
          autoResize
          onChange={(_, text) => setContext(text)}
        />
        <FormHelperText>
          <HelperText>
            <HelperTextItem>{t('drafts.try.contextHint')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <div>
        <Button type="submit" variant="secondary" isDisabled={!slot}>
          {t('drafts.try.go')}
        </Button>
      </div>
    </Form>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: readonly string[];
  onChange: (value: string) => void;
}

function Choice({ id, label, value, options, onChange }: ChoiceProps) {
  return (
    <FormGroup label={label} fieldId={id}>
      <FormSelect id={id} value={value} onChange={(_, chosen) => onChange(chosen)}>
        {options.map((option) => (
          <FormSelectOption key={option} value={option} label={option} />
        ))}
      </FormSelect>
    </FormGroup>
  );
}

/** Lines such as "device=mobile" as facts; numbers and truth values are told apart from texts. */
function factsIn(text: string): Question['context'] {
  const lines = text.split('\n').flatMap((line) => {
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, factOf(value)]];
  });
  return Object.fromEntries(lines) as Question['context'];
}

function factOf(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
