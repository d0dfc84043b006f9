import {
  Button,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  TextInput,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useTyped } from '@/components/useTyped';
import { useAddress } from '@/lib/address/useAddress';
import { fromLocal, toLocal } from '@/lib/format/localTime';
import type { Basis } from '../api/profileAsOf';
import styles from './AsOfForm.module.css';

/** Asks for the instant at which the profile is looked at. */
export function AsOfForm({ at, basis }: { at: string | null; basis: Basis }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const [local, setLocal] = useTyped(`${at}`, at === null ? '' : toLocal(at));
  const [by, setBy] = useTyped<Basis>(`${at} ${basis}`, basis);
  return (
    <Form
      className={styles.form}
      aria-label={t('subject.asOf.title')}
      onSubmit={(event) => {
        event.preventDefault();
        change({ at: fromLocal(local), basis: by === 'today' ? by : null });
      }}
    >
      <FormGroup label={t('subject.asOf.at')} fieldId="as-of">
        <TextInput
          id="as-of"
          type="datetime-local"
          value={local}
          max={toLocal(new Date().toISOString())}
          onChange={(_event, chosen) => setLocal(chosen)}
        />
      </FormGroup>
      <FormGroup label={t('subject.asOf.basis')} fieldId="basis">
        <FormSelect
          id="basis"
          value={by}
          onChange={(_event, chosen) => setBy(chosen === 'today' ? 'today' : 'then')}
        >
          <FormSelectOption value="then" label={t('subject.asOf.then')} />
          <FormSelectOption value="today" label={t('subject.asOf.today')} />
        </FormSelect>
      </FormGroup>
      <div>
        <Button type="submit" variant="secondary">
          {t('subject.asOf.show')}
        </Button>
        {at !== null && (
          <Button variant="link" onClick={() => change({ at: null, basis: null })}>
            {t('subject.asOf.now')}
          </Button>
        )}
      </div>
    </Form>
  );
}
