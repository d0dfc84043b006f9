import { Breadcrumb, BreadcrumbItem, PageBreadcrumb, PageSection } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { ProblemState } from '@/components/ProblemState';
import { useTitle } from '@/components/useTitle';
import { ApiProblem } from '@/lib/api/problem';
import { useProfile } from '../api/profile';
import { NoSuchSubject } from './NoSuchSubject';
import { SubjectHeader } from './SubjectHeader';
import { SubjectTabs } from './SubjectTabs';

/** One subject: what is known, what happened, what was decided, and who it is. */
export function SubjectPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useProfile(id);
  useTitle(t('subject.tab', { id }));
  return (
    <>
      <PageBreadcrumb>
        <Breadcrumb aria-label={t('app.breadcrumb')}>
          <BreadcrumbItem>
            <Link to="/subjects">{t('subjects.title')}</Link>
          </BreadcrumbItem>
          <BreadcrumbItem isActive>{t('subject.one')}</BreadcrumbItem>
        </Breadcrumb>
      </PageBreadcrumb>
      {data ? (
        <>
          <SubjectHeader profile={data} asked={id} problem={error} />
          <SubjectTabs profile={data} />
        </>
      ) : (
        <PageSection isFilled>
          {isPending && <Loading />}
          {error &&
            (error instanceof ApiProblem && error.kind === 'not-found' ? (
              <NoSuchSubject id={id} />
            ) : (
              <ProblemState problem={error} retry={() => void refetch()} headingLevel="h1" />
            ))}
        </PageSection>
      )}
    </>
  );
}
