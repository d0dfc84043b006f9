import { Form, FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address/useAddress';
import { humanised } from '@/lib/format/format';
import styles from './AdminLog.module.css';

interface Props {
  actors: string[];
  areas: string[];
}

/** Narrows down what is shown to somebody's changes, or to those of one kind of thing. */
export function AdminLogFilter({ actors, areas }: Props) {
  const { t } = useTranslation();
  return (
    <Form className={styles.filters} onSubmit={(event) => event.preventDefault()}>
      <Choice name="actor" label={t('adminLog.actor')} all={t('adminLog.everybody')} of={actors} />
      <Choice
        name="area"
        label={t('adminLog.area')}
        all={t('adminLog.everything')}
        of={areas}
        isNamed
      />
      <span className={styles.subtle}>{t('adminLog.filterNote')}</span>
    </Form>
  );
}

interface ChoiceProps {
  name: 'actor' | 'area';
  label: string;
  all: string;
  of: string[];
  /** Whether the values are names of a machine, to be made legible. */
  isNamed?: boolean;
}

function Choice({ name, label, all, of, isNamed = false }: ChoiceProps) {
  const [search, change] = useAddress();
  const value = search.get(name) ?? '';
  const values = value === '' || of.includes(value) ? of : [value, ...of];
  return (
    <FormGroup label={label} fieldId={name}>
      <FormSelect
        id={name}
        value={value}
        onChange={(_event, chosen) => change({ [name]: chosen }, true)}
      >
        <FormSelectOption value="" label={all} />
        {values.map((one) => (
          <FormSelectOption key={one} value={one} label={isNamed ? humanised(one) : one} />
        ))}
      </FormSelect>
    </FormGroup>
  );
}
