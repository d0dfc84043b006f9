import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Says that no decision has the id of the address. */
export function NoSuchDecision({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      headingLevel="h1"
      icon={SearchIcon}
      titleText={t('decision.notFound.title', { id })}
      role="alert"
    >
      <EmptyStateBody>{t('decision.notFound.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" component={(props) => <Link {...props} to="/decisions" />}>
            {t('problem.toDecisions')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
