import {
  Button,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  TextInput,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUser } from '@/lib/session/user';
import { profileKind, useLookUp } from '../api/lookUp';
import { usualKinds } from './identifiers';
import styles from './LookUpForm.module.css';
import { LookUpProblem } from './LookUpProblem';
import { remember } from './recent';

const kinds = [...usualKinds, profileKind] as const;
const other = '';

/** Asks for an identifier and leads to the subject that has it. */
export function LookUpForm() {
  const { t } = useTranslation();
  const { name } = useUser();
  const navigate = useNavigate();
  const lookUp = useLookUp();
  const [picked, setPicked] = useState<string>(kinds[0]);
  const [typed, setTyped] = useState('');
  const [value, setValue] = useState('');
  const kind = picked === other ? typed.trim() : picked;
  const isComplete = kind !== '' && value.trim() !== '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = { kind, value: value.trim() };
    if (isComplete) {
      lookUp.mutate(wanted, {
        onSuccess: ({ id }) => {
          remember(name, { id, ...wanted });
          void navigate(`/subjects/${encodeURIComponent(id)}`);
        },
      });
    }
  };

  return (
    <>
      <Form role="search" className={styles.form} onSubmit={submit}>
        <FormGroup label={t('subjects.kind')} fieldId="kind">
          <FormSelect id="kind" value={picked} onChange={(_event, chosen) => setPicked(chosen)}>
            {kinds.map((one) => (
              <FormSelectOption key={one} value={one} label={t(`subjects.kinds.${one}`)} />
            ))}
            <FormSelectOption value={other} label={t('subjects.kinds.other')} />
          </FormSelect>
        </FormGroup>
        {picked === other && (
          <FormGroup label={t('subjects.otherKind')} fieldId="other-kind" isRequired>
            <TextInput
              id="other-kind"
              value={typed}
              onChange={(_event, text) => setTyped(text)}
              spellCheck={false}
              autoComplete="off"
              isRequired
            />
          </FormGroup>
        )}
        <FormGroup label={t('subjects.value')} fieldId="value" isRequired>
          <TextInput
            id="value"
            value={value}
            onChange={(_event, text) => setValue(text)}
            spellCheck={false}
            autoComplete="off"
            isRequired
          />
        </FormGroup>
        <Button type="submit" isLoading={lookUp.isPending} className={styles.submit}>
          {t('subjects.lookUp')}
        </Button>
      </Form>
      {lookUp.error && <LookUpProblem problem={lookUp.error} wanted={lookUp.variables} />}
    </>
  );
}
