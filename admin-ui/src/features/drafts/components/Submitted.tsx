import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Says what became of a draft that was submitted. */
export function Submitted({ project, number }: { project: string; number: number }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      status="success"
      headingLevel="h1"
      icon={CheckCircleIcon}
      titleText={t('drafts.submit.done', { number })}
    >
      <EmptyStateBody>{t('drafts.submit.doneAdvice')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button
            component={(props) => (
              <Link {...props} to={`/projects/${project}/releases/${number}`} />
            )}
          >
            {t('drafts.submit.open')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
