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

/** Says that nothing is known of a subject with the id of the address. */
export function NoSuchSubject({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      headingLevel="h1"
      icon={SearchIcon}
      titleText={t('subject.notFound.title', { id })}
      role="alert"
    >
      <EmptyStateBody>{t('subject.notFound.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" component={(props) => <Link {...props} to="/subjects" />}>
            {t('subject.notFound.lookUp')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
