import { List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { humanised } from '@/lib/format/format';
import { explainReason, type Reason } from './explainReason';
import styles from './ReasonList.module.css';

/** Reasons in plain words, each with the facts behind it. */
export function ReasonList({ reasons, label }: { reasons: Reason[]; label: string }) {
  const { i18n } = useTranslation();
  return (
    <List isPlain aria-label={label} className={styles.reasons}>
      {reasons.map((reason, index) => {
        const { sentence, facts } = explainReason(reason, i18n);
        return (
          <ListItem key={index} data-code={reason.code}>
            {sentence}
            {facts.map(([name, value]) => (
              <span key={name} className={styles.fact}>
                {humanised(name)} <code>{value}</code>
              </span>
            ))}
          </ListItem>
        );
      })}
    </List>
  );
}
