import { Breadcrumb, BreadcrumbItem, PageBreadcrumb } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { projectPath } from './paths';

interface Props {
  project: string;
  /** Where in the project; the project itself without it. */
  place?: string;
}

/** The way from the list of projects to here. */
export function Crumbs({ project, place }: Props) {
  const { t } = useTranslation();
  return (
    <PageBreadcrumb>
      <Breadcrumb aria-label={t('app.breadcrumb')}>
        <BreadcrumbItem>
          <Link to="/projects">{t('projects.title')}</Link>
        </BreadcrumbItem>
        {place === undefined ? (
          <BreadcrumbItem isActive>{project}</BreadcrumbItem>
        ) : (
          <BreadcrumbItem>
            <Link to={projectPath(project)}>{project}</Link>
          </BreadcrumbItem>
        )}
        {place !== undefined && <BreadcrumbItem isActive>{place}</BreadcrumbItem>}
      </Breadcrumb>
    </PageBreadcrumb>
  );
}
