import {
  Button,
  Content,
  EmptyState,
  EmptyStateBody,
  PageSection,
  Title,
} from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { SyncAltIcon } from '@patternfly/react-icons/dist/esm/icons/sync-alt-icon';
import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { ShowMore } from '@/components/ShowMore';
import { useTitle } from '@/components/useTitle';
import { useAddress } from '@/lib/address/useAddress';
import { type AdminEntry, useAdminLog } from '../api/adminLog';
import styles from './AdminLog.module.css';
import { AdminLogFilter } from './AdminLogFilter';
import { AdminLogTable } from './AdminLogTable';

/** Who changed what, the newest first. */
export function AdminLogPage() {
  const { t } = useTranslation();
  const log = useAdminLog();
  useTitle(t('adminLog.title'));
  return (
    <>
      <PageSection>
        <div className={styles.head}>
          <Title headingLevel="h1">{t('adminLog.title')}</Title>
          <Button
            variant="secondary"
            icon={<SyncAltIcon />}
            aria-busy={log.isFetching}
            onClick={() => void log.refetch()}
          >
            {t('adminLog.refresh')}
          </Button>
        </div>
        <Content component="p">{t('adminLog.about')}</Content>
      </PageSection>
      <PageSection isFilled aria-label={t('adminLog.title')}>
        <Answered query={log}>
          {({ pages }) => {
            const entries = pages.flatMap(({ items }) => items);
            return entries.length === 0 ? (
              <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('adminLog.none.title')}>
                <EmptyStateBody>{t('adminLog.none.body')}</EmptyStateBody>
              </EmptyState>
            ) : (
              <>
                <Entries entries={entries} />
                <ShowMore
                  shown={entries.length}
                  hasMore={log.hasNextPage}
                  isLoading={log.isFetchingNextPage}
                  onMore={() => void log.fetchNextPage()}
                />
              </>
            );
          }}
        </Answered>
      </PageSection>
    </>
  );
}

/** Those of the entries that are wanted; the server does not sort them out, so these pages do. */
function Entries({ entries }: { entries: AdminEntry[] }) {
  const { t } = useTranslation();
  const [search] = useAddress();
  const actor = search.get('actor') ?? '';
  const area = search.get('area') ?? '';
  const found = entries.filter(
    (entry) => (actor === '' || entry.actor === actor) && (area === '' || areaOf(entry) === area),
  );
  return (
    <>
      <AdminLogFilter
        actors={[...new Set(entries.map((entry) => entry.actor))].sort()}
        areas={[...new Set(entries.map(areaOf))].sort()}
      />
      {found.length === 0 ? (
        <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('adminLog.noneSuch.title')}>
          <EmptyStateBody>{t('adminLog.noneSuch.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        <AdminLogTable entries={found} />
      )}
    </>
  );
}

/** To what kind of thing something was done: `release` of `release.published`. */
function areaOf({ action }: AdminEntry): string {
  return action.split('.')[0] ?? action;
}
