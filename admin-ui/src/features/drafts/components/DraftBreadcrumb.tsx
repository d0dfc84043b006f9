import { Breadcrumb, BreadcrumbItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Where a page of a draft lies; without a path it is the draft itself. */
export function DraftBreadcrumb({ project, path }: { project: string; path?: string }) {
  const { t } = useTranslation();
  return (
    <Breadcrumb aria-label={t('app.breadcrumb')}>
      <BreadcrumbItem render={() => <Link to="/projects">{t('app.destinations.projects')}</Link>} />
      <BreadcrumbItem render={() => <Link to={`/projects/${project}`}>{project}</Link>} />
      {path === undefined ? (
        <BreadcrumbItem isActive>{t('drafts.title')}</BreadcrumbItem>
      ) : (
        <BreadcrumbItem
          render={() => <Link to={`/projects/${project}/draft`}>{t('drafts.title')}</Link>}
        />
      )}
    </Breadcrumb>
  );
}
