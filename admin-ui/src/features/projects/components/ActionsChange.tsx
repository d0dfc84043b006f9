import { Label, LabelGroup } from '@patternfly/react-core';
import { ArrowRightIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-right-icon';
import { useTranslation } from 'react-i18next';
import styles from './ActionsChange.module.css';

interface Props {
  before: string[];
  after: string[];
}

/** Which actions are chosen by rank, before and after; what comes or goes stands out. */
export function ActionsChange({ before, after }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.change}>
      <Actions actions={before} others={after} color="red" name={t('difference.before')} />
      <ArrowRightIcon role="img" aria-label={t('difference.becomes')} />
      <Actions actions={after} others={before} color="green" name={t('difference.after')} />
    </div>
  );
}

interface ActionsProps {
  actions: string[];
  others: string[];
  color: 'red' | 'green';
  name: string;
}

function Actions({ actions, others, color, name }: ActionsProps) {
  const { t } = useTranslation();
  if (actions.length === 0) {
    return <span className={styles.none}>{t('difference.noAction')}</span>;
  }
  return (
    <LabelGroup numLabels={actions.length} aria-label={name}>
      {actions.map((action) => (
        <Label
          key={action}
          isCompact
          {...(others.includes(action) ? { color: 'grey' } : { color })}
        >
          {action}
        </Label>
      ))}
    </LabelGroup>
  );
}
