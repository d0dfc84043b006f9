import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { ProblemState } from '@/components/ProblemState';
import { useTitle } from '@/components/useTitle';
import { ApiProblem } from '@/lib/api/problem';
import { useHasRole } from '@/lib/session/user';
import { useRelease } from '../api/release';
import type { Release } from '../api/releases';
import { Crumbs } from './Crumbs';
import { NotThere } from './NotThere';
import { projectPath } from './paths';
import { ReleaseHeader } from './ReleaseHeader';
import { ReleaseView, type ReleaseTab } from './ReleaseView';
import { useProjectState } from './useProjectState';

/** One release: what it is, what it changes, what it would do, and its rules. */
export function ReleasePage() {
  const { t } = useTranslation();
  const { project = '', number: digits = '' } = useParams();
  const number = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
  const { data, error, isPending, refetch } = useRelease(project, number);
  const name = t('release.name', { number: digits });
  useTitle(t('release.title', { number: digits, project }));
  return (
    <>
      <Crumbs project={project} place={name} />
      {data ? (
        <OneRelease release={data} />
      ) : (
        <PageSection isFilled>
          {isPending && <Loading />}
          {error &&
            (error instanceof ApiProblem && error.kind === 'not-found' ? (
              <NotThere
                title={t('release.notFound', { number: digits, project })}
                to={projectPath(project)}
              >
                {t('release.toProject')}
              </NotThere>
            ) : (
              <ProblemState problem={error} retry={() => void refetch()} headingLevel="h1" />
            ))}
        </PageSection>
      )}
    </>
  );
}

function OneRelease({ release }: { release: Release }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tabs = useTabs(release);
  const shown = tabs.find((tab) => tab === search.get('view')) ?? 'overview';
  return (
    <>
      <PageSection>
        <ReleaseHeader release={release} />
      </PageSection>
      <PageSection type="tabs">
        <Tabs
          activeKey={shown}
          onSelect={(_event, key) =>
            setSearch(key === 'overview' ? {} : { view: String(key) }, { replace: true })
          }
          aria-label={t('release.views')}
          usePageInsets
        >
          {tabs.map((tab) => (
            <Tab
              key={tab}
              eventKey={tab}
              title={<TabTitleText>{t(`release.tabs.${tab}`)}</TabTitleText>}
              tabContentId="view"
            />
          ))}
        </Tabs>
      </PageSection>
      <PageSection isFilled id="view" role="tabpanel" aria-label={t(`release.tabs.${shown}`)}>
        <ReleaseView release={release} tab={shown} />
      </PageSection>
    </>
  );
}

/** What is not for a role, or says nothing of this release, has no tab. */
function useTabs({ project, number }: Release): ReleaseTab[] {
  const mayCompare = useHasRole(
    'business-author',
    'rule-developer',
    'approver',
    'compliance',
    'operator',
  );
  const { deployments } = useProjectState(project);
  const wasShadow = deployments.data?.some(
    ({ release, mode }) => release === number && mode === 'shadow',
  );
  return [
    'overview',
    ...(mayCompare ? (['changes'] as const) : []),
    'backtest',
    ...(wasShadow ? (['shadow'] as const) : []),
    'rules',
  ];
}
