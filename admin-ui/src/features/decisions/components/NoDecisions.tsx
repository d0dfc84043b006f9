import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { useTranslation } from 'react-i18next';
import { useListAddress } from './useListAddress';

/** What the list says when it has nothing to show. */
export function NoDecisions() {
  const { t } = useTranslation();
  const { subject, filterBy } = useListAddress();
  if (subject === null) {
    return (
      <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('decisions.empty.title')}>
        <EmptyStateBody>{t('decisions.empty.body')}</EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      headingLevel="h2"
      icon={SearchIcon}
      titleText={t('decisions.emptyFiltered.title', { subject })}
    >
      <EmptyStateBody>{t('decisions.emptyFiltered.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={() => filterBy(null)}>
            {t('decisions.clearFilter')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
