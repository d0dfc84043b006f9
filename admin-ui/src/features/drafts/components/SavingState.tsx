import { Icon, Spinner } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import { useTranslation } from 'react-i18next';
import type { Saving } from './tableState';
import styles from './SavingState.module.css';

/** Whether the server has everything. */
export function SavingState({ saving, unsent }: { saving: Saving; unsent: number }) {
  const { t } = useTranslation();
  const state = saving.state === 'saved' && unsent > 0 ? 'saving' : saving.state;
  return (
    <span role="status" className={styles.state}>
      {state === 'saving' && <Spinner size="sm" aria-hidden />}
      {state === 'saved' && (
        <Icon status="success">
          <CheckCircleIcon />
        </Icon>
      )}
      {(state === 'waiting' || state === 'refused') && (
        <Icon status="warning">
          <ExclamationTriangleIcon />
        </Icon>
      )}
      {t(`drafts.saving.${state}`)}
    </span>
  );
}
