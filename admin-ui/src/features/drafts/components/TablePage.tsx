import { PageSection, Tab, Tabs, TabTitleText, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { ProblemState } from '@/components/ProblemState';
import { useTitle } from '@/components/useTitle';
import { type Draft, useDraft } from '../api/draft';
import { DraftBreadcrumb } from './DraftBreadcrumb';
import { NoDraft } from './NoDraft';
import { SavingAlerts } from './SavingAlerts';
import { SavingState } from './SavingState';
import { TableEditor } from './TableEditor';
import { TogetherWith } from './TogetherWith';
import { useMayWrite } from './useMayWrite';
import { useTableSession } from './useTableSession';
import styles from './TablePage.module.css';

/** The editor of the decision tables of one file of a draft. */
export function TablePage() {
  const { project = '', '*': path = '' } = useParams();
  const draft = useDraft(project);
  useTitle(path);
  if (draft.isPending) {
    return <Loading />;
  }
  if (draft.data === null) {
    return <NoDraft project={project} />;
  }
  if (draft.data === undefined) {
    return <ProblemState problem={draft.error} retry={() => void draft.refetch()} />;
  }
  return <TablesOfFile key={`${project} ${path}`} draft={draft.data} path={path} />;
}

function TablesOfFile({ draft, path }: { draft: Draft; path: string }) {
  const { t } = useTranslation();
  const { project } = draft;
  const [search, setSearch] = useSearchParams();
  const session = useTableSession(draft, path);
  const mayWrite = useMayWrite();
  const [first] = session.tables;
  const chosen = session.tables.find(({ sheet }) => sheet.id === search.get('table')) ?? first;
  const { error } = session.file;
  return (
    <PageSection isFilled hasBodyWrapper={false} className={styles.page}>
      <div className={styles.head}>
        <div>
          <DraftBreadcrumb project={project} path={path} />
          <Title headingLevel="h1" size="lg">
            {path}
          </Title>
        </div>
        <div className={styles.state}>
          <TogetherWith draft={draft} path={path} />
          <SavingState saving={session.saving} unsent={session.unsent} />
        </div>
      </div>
      <SavingAlerts session={session} />
      {session.tables.length > 1 && (
        <Tabs
          activeKey={chosen?.sheet.id ?? ''}
          onSelect={(_, table) => setSearch({ table: String(table) }, { replace: true })}
          aria-label={t('drafts.tables')}
        >
          {session.tables.map(({ sheet }) => (
            <Tab
              key={sheet.id}
              eventKey={sheet.id}
              title={<TabTitleText>{sheet.name}</TabTitleText>}
            />
          ))}
        </Tabs>
      )}
      {!chosen && (error ? <ProblemState problem={error} /> : <Loading />)}
      {chosen && (
        <TableEditor
          key={chosen.sheet.id}
          draft={draft}
          path={path}
          history={chosen}
          isReadOnly={!session.isEditable || !mayWrite}
          isSaved={session.unsent === 0}
          act={session.act}
        />
      )}
    </PageSection>
  );
}
