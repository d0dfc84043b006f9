import { Label } from '@patternfly/react-core';
import { PencilAltIcon } from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '@/components/Instant';
import type { Project } from '@/lib/api/projects';
import { projectPath, releasePath } from './paths';
import styles from './texts.module.css';

const columns = ['project', 'live', 'newest', 'draft'] as const;

/** The projects by name: what is in force, what is newest, what is on its way. */
export function ProjectsTable({ projects }: { projects: Project[] }) {
  const { t } = useTranslation();
  return (
    <Table aria-label={t('projects.title')} gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>{t(`projects.columns.${column}`)}</Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {projects.map((project) => (
          <Row key={project.project} project={project} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ project: { project, live, newest, draft } }: { project: Project }) {
  const { t } = useTranslation();
  return (
    <Tr>
      <Td dataLabel={t('projects.columns.project')} className={styles.wrap}>
        <Link to={projectPath(project)}>{project}</Link>
      </Td>
      <Td dataLabel={t('projects.columns.live')}>
        {live ? (
          <>
            <Link to={releasePath(project, live.number)}>
              {t('release.name', { number: live.number })}
            </Link>
            <div className={styles.subtle}>
              {t('projects.since')} <Instant at={live.since} />
            </div>
          </>
        ) : (
          <span className={styles.subtle}>{t('projects.nothingLive')}</span>
        )}
      </Td>
      <Td dataLabel={t('projects.columns.newest')}>
        {newest === undefined ? (
          <span className={styles.subtle}>{t('projects.noRelease')}</span>
        ) : newest === live?.number ? (
          <span className={styles.subtle}>{t('projects.sameAsLive')}</span>
        ) : (
          <Link to={releasePath(project, newest)}>{t('release.name', { number: newest })}</Link>
        )}
      </Td>
      <Td dataLabel={t('projects.columns.draft')}>
        {draft ? (
          <>
            <span>
              <Label isCompact color="purple" icon={<PencilAltIcon />}>
                {t('projects.inWork')}
              </Label>
            </span>
            <div className={styles.subtle}>
              {t('projects.changedBy', { name: draft.changedBy })} <Instant at={draft.changedAt} />
            </div>
          </>
        ) : (
          <span className={styles.subtle}>{t('projects.noDraft')}</span>
        )}
      </Td>
    </Tr>
  );
}
