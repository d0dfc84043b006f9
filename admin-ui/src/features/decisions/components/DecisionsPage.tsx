import { Content, PageSection, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Loading } from '@/components/Loading';
import { ProblemAlert } from '@/components/ProblemAlert';
import { ProblemState } from '@/components/ProblemState';
import { useTitle } from '@/components/useTitle';
import { useDecisions } from '../api/decisions';
import { CursorPager } from './CursorPager';
import { DecisionsTable } from './DecisionsTable';
import { DecisionsToolbar } from './DecisionsToolbar';
import { NoDecisions } from './NoDecisions';
import { useListAddress } from './useListAddress';

/** How often the list is read again when it refreshes by itself. */
const autoRefresh = 5_000;

/** The most recent decisions. The address holds the whole state, so that it can be passed on. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const { subject, cursor, isAuto } = useListAddress();
  const query = { ...(subject && { subject }), ...(cursor && { cursor }) };
  const list = useDecisions(query, isAuto && autoRefresh);
  useTitle(t('decisions.title'));
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{t('decisions.title')}</Title>
        <Content component="p">{t('decisions.about')}</Content>
      </PageSection>
      <PageSection isFilled aria-label={t('decisions.title')}>
        <DecisionsToolbar
          refreshSeconds={autoRefresh / 1000}
          updatedAt={list.dataUpdatedAt}
          isFetching={list.isFetching}
          onRefresh={() => void list.refetch()}
        />
        {list.isPending && <Loading />}
        {list.error && !list.data && (
          <ProblemState problem={list.error} retry={() => void list.refetch()} />
        )}
        {list.data && (
          <>
            {list.error && <ProblemAlert problem={list.error} variant="warning" />}
            {list.data.items.length === 0 ? (
              <NoDecisions />
            ) : (
              <DecisionsTable decisions={list.data.items} isStale={list.isPlaceholderData} />
            )}
            <CursorPager next={list.data.next} isStale={list.isPlaceholderData} />
          </>
        )}
      </PageSection>
    </>
  );
}
