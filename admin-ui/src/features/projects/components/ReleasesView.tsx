import { EmptyState, EmptyStateBody, Label } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type InForce, statesOf } from '../api/inForce';
import { type Release, useReleases } from '../api/releases';
import { Answered } from '@/components/Answered';
import { releasePath } from './paths';
import { StateLabels } from './StateLabels';
import styles from './texts.module.css';
import { useProjectState } from './useProjectState';
import { When } from './When';

const columns = ['number', 'state', 'author', 'published', 'tier', 'approvals'] as const;

/** The releases of a project, the newest first. */
export function ReleasesView({ project }: { project: string }) {
  const { t } = useTranslation();
  const releases = useReleases(project);
  const { present, deployments } = useProjectState(project);
  return (
    <Answered query={releases}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('project.noRelease.title')}>
            <EmptyStateBody>{t('project.noRelease.body')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <Table aria-label={t('project.tabs.releases')} gridBreakPoint="grid-lg">
            <Thead>
              <Tr>
                {columns.map((column) => (
                  <Th key={column}>{t(`project.releaseColumns.${column}`)}</Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {all.map((release) => (
                <Row key={release.number} release={release} present={deployments.data && present} />
              ))}
            </Tbody>
          </Table>
        )
      }
    </Answered>
  );
}

interface RowProps {
  release: Release;
  /** Not known as long as the deployments are not. */
  present: InForce | undefined;
}

function Row({ release, present }: RowProps) {
  const { t } = useTranslation();
  const { project, number, createdBy, createdAt, tier, approvals } = release;
  return (
    <Tr>
      <Td dataLabel={t('project.releaseColumns.number')} modifier="nowrap">
        <Link to={releasePath(project, number)}>{t('release.name', { number })}</Link>
      </Td>
      <Td dataLabel={t('project.releaseColumns.state')}>
        {present && <StateLabels states={statesOf(release, present)} />}
      </Td>
      <Td dataLabel={t('project.releaseColumns.author')} className={styles.wrap}>
        {createdBy}
      </Td>
      <Td dataLabel={t('project.releaseColumns.published')}>
        <When at={createdAt} />
      </Td>
      <Td dataLabel={t('project.releaseColumns.tier')}>
        <span>
          <Label isCompact variant="outline" title={t(`release.tiersAbout.${tier}`)}>
            {t(`release.tiers.${tier}`)}
          </Label>
        </span>
      </Td>
      <Td dataLabel={t('project.releaseColumns.approvals')} className={styles.wrap}>
        {approvals.length === 0 ? (
          <span className={styles.subtle}>{t('project.noApproval')}</span>
        ) : (
          approvals.map(({ approvedBy }) => approvedBy).join(', ')
        )}
      </Td>
    </Tr>
  );
}
