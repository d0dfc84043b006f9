import { Card, CardBody, CardTitle, EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { BanIcon } from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import { useTranslation } from 'react-i18next';
import type { ChosenAction } from '@/lib/decision/explained';
import { ChosenActionItem } from './ChosenActionItem';
import styles from './ChosenActions.module.css';

/** The chosen actions by rank. */
export function ChosenActions({ actions }: { actions: ChosenAction[] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardTitle component="h2">{t('decision.chosen.title')}</CardTitle>
      <CardBody>
        {actions.length === 0 ? (
          <EmptyState
            variant="sm"
            headingLevel="h3"
            icon={BanIcon}
            titleText={t('decision.chosen.none')}
          >
            <EmptyStateBody>{t('decision.chosen.noneBody')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <ol className={styles.actions}>
            {actions.map((action) => (
              <ChosenActionItem key={action.action} action={action} />
            ))}
          </ol>
        )}
      </CardBody>
    </Card>
  );
}
