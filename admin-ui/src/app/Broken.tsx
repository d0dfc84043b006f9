import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { useTranslation } from 'react-i18next';

/** Stands in for a page that could not be loaded or drawn. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <EmptyState
      status="danger"
      headingLevel="h1"
      icon={ExclamationCircleIcon}
      titleText={t('problem.broken.title')}
    >
      <EmptyStateBody>{t('problem.broken.advice')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={() => window.location.reload()}>{t('problem.reload')}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
