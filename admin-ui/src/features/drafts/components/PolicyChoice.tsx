import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Edit, Sheet } from '@/lib/sheet/sheet';
import styles from './PolicyChoice.module.css';

const policies = ['UNIQUE', 'FIRST', 'RULE ORDER', 'COLLECT'] as const;
type Policy = (typeof policies)[number];

interface Props {
  sheet: Sheet;
  /** Without it the policy is only told. */
  onEdits?: (edits: Edit[]) => void;
}

/** Which of the rows that match decide, in plain words. */
export function PolicyChoice({ sheet, onEdits }: Props) {
  const { t } = useTranslation();
  const { hitPolicy } = sheet;
  const isKnown = (policy: string): policy is Policy => policies.some((one) => one === policy);
  if (hitPolicy === undefined) {
    return null;
  }
  if (!isKnown(hitPolicy) || sheet.aggregation) {
    return <p className={styles.about}>{t('drafts.policy.other', { policy: hitPolicy })}</p>;
  }
  return (
    <div className={styles.choice}>
      {onEdits && (
        <FormSelect
          className={styles.select}
          aria-label={t('drafts.policy.label')}
          value={hitPolicy}
          onChange={(_, to) => onEdits([{ kind: 'policy', table: sheet.id, from: hitPolicy, to }])}
        >
          {policies.map((policy) => (
            <FormSelectOption
              key={policy}
              value={policy}
              label={t(`drafts.policy.names.${policy}`)}
            />
          ))}
        </FormSelect>
      )}
      <span className={styles.about}>{t(`drafts.policy.about.${hitPolicy}`)}</span>
    </div>
  );
}
