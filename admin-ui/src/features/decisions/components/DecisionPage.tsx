import {
  Breadcrumb,
  BreadcrumbItem,
  PageBreadcrumb,
  PageSection,
  Tab,
  Tabs,
  TabTitleText,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { ProblemState } from '@/components/ProblemState';
import { useTitle } from '@/components/useTitle';
import { ApiProblem } from '@/lib/api/problem';
import { type DecisionDetail, useDecision } from '../api/decision';
import { DecisionExplanation } from './DecisionExplanation';
import { DecisionHeader } from './DecisionHeader';
import { DecisionJson } from './DecisionJson';
import { NoSuchDecision } from './NoSuchDecision';

/** One decision: its explanation, or the bare JSON. */
export function DecisionPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useDecision(id);
  useTitle(t('decision.tab', { id }));
  return (
    <>
      <PageBreadcrumb>
        <Breadcrumb aria-label={t('app.breadcrumb')}>
          <BreadcrumbItem>
            <Link to="/decisions">{t('decisions.title')}</Link>
          </BreadcrumbItem>
          <BreadcrumbItem isActive>{t('decision.one')}</BreadcrumbItem>
        </Breadcrumb>
      </PageBreadcrumb>
      {data && <Decision decision={data} />}
      {!data && (
        <PageSection isFilled>
          {isPending && <Loading />}
          {error &&
            (error instanceof ApiProblem && error.kind === 'not-found' ? (
              <NoSuchDecision id={id} />
            ) : (
              <ProblemState problem={error} retry={() => void refetch()} headingLevel="h1" />
            ))}
        </PageSection>
      )}
    </>
  );
}

function Decision({ decision }: { decision: DecisionDetail }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const view = search.get('view') === 'json' ? 'json' : 'explanation';
  return (
    <>
      <PageSection>
        <DecisionHeader decision={decision} />
      </PageSection>
      <PageSection type="tabs">
        <Tabs
          activeKey={view}
          onSelect={(_event, key) =>
            setSearch(key === 'json' ? { view: 'json' } : {}, { replace: true })
          }
          aria-label={t('decision.views')}
          usePageInsets
        >
          <Tab
            eventKey="explanation"
            title={<TabTitleText>{t('decision.explanation')}</TabTitleText>}
            tabContentId="view"
          />
          <Tab
            eventKey="json"
            title={<TabTitleText>{t('decision.json')}</TabTitleText>}
            tabContentId="view"
          />
        </Tabs>
      </PageSection>
      <PageSection isFilled id="view" role="tabpanel" aria-label={t(`decision.${view}`)}>
        {view === 'json' ? (
          <DecisionJson decision={decision} />
        ) : (
          <DecisionExplanation decision={decision} />
        )}
      </PageSection>
    </>
  );
}
