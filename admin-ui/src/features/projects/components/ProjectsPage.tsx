import { Content, EmptyState, EmptyStateBody, PageSection, Title } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { useTranslation } from 'react-i18next';
import { useTitle } from '@/components/useTitle';
import { useProjects } from '@/lib/api/projects';
import { Answered } from '@/components/Answered';
import { ProjectsTable } from './ProjectsTable';

/** The rule projects of the server. */
export function ProjectsPage() {
  const { t } = useTranslation();
  const projects = useProjects();
  useTitle(t('projects.title'));
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{t('projects.title')}</Title>
        <Content component="p">{t('projects.about')}</Content>
      </PageSection>
      <PageSection isFilled aria-label={t('projects.title')}>
        <Answered query={projects}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('projects.empty.title')}>
                <EmptyStateBody>{t('projects.empty.body')}</EmptyStateBody>
              </EmptyState>
            ) : (
              <ProjectsTable projects={all} />
            )
          }
        </Answered>
      </PageSection>
    </>
  );
}
