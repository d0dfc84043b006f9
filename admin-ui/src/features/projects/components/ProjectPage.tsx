import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { ProblemState } from '@/components/ProblemState';
import { useTitle } from '@/components/useTitle';
import { useProject } from '@/lib/api/projects';
import { useReleases } from '../api/releases';
import { Crumbs } from './Crumbs';
import { DeploymentsView } from './DeploymentsView';
import { NodesView } from './NodesView';
import { NotThere } from './NotThere';
import { ProjectHeader } from './ProjectHeader';
import { ReleasesView } from './ReleasesView';

const tabs = ['releases', 'deployments', 'nodes'] as const;

/** One project: what is in force, its releases, its deployments and its nodes. */
export function ProjectPage() {
  const { t } = useTranslation();
  const { project = '' } = useParams();
  const { data, error, isPending, refetch } = useReleases(project);
  const { data: listed, isPending: isListPending } = useProject(project);
  useTitle(project);
  const isMissing = data?.length === 0 && listed === undefined && !isListPending;
  return (
    <>
      <Crumbs project={project} />
      {data && !isMissing ? (
        <Project project={project} />
      ) : (
        <PageSection isFilled>
          {isPending && <Loading />}
          {error && <ProblemState problem={error} retry={() => void refetch()} headingLevel="h1" />}
          {isMissing && (
            <NotThere title={t('project.notFound', { project })} to="/projects">
              {t('project.toProjects')}
            </NotThere>
          )}
        </PageSection>
      )}
    </>
  );
}

function Project({ project }: { project: string }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const shown = tabs.find((tab) => tab === search.get('tab')) ?? 'releases';
  return (
    <>
      <PageSection>
        <ProjectHeader project={project} />
      </PageSection>
      <PageSection type="tabs">
        <Tabs
          activeKey={shown}
          onSelect={(_event, key) =>
            setSearch(key === 'releases' ? {} : { tab: String(key) }, { replace: true })
          }
          aria-label={t('project.views')}
          usePageInsets
        >
          {tabs.map((tab) => (
            <Tab
              key={tab}
              eventKey={tab}
              title={<TabTitleText>{t(`project.tabs.${tab}`)}</TabTitleText>}
              tabContentId="view"
            />
          ))}
        </Tabs>
      </PageSection>
      <PageSection isFilled id="view" role="tabpanel" aria-label={t(`project.tabs.${shown}`)}>
        {shown === 'releases' && <ReleasesView project={project} />}
        {shown === 'deployments' && <DeploymentsView project={project} />}
        {shown === 'nodes' && <NodesView project={project} />}
      </PageSection>
    </>
  );
}
