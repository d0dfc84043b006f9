import { EmptyState, EmptyStateBody, Label } from '@patternfly/react-core';
import { ServerIcon } from '@patternfly/react-icons/dist/esm/icons/server-icon';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { inForceOf } from '../api/inForce';
import { useReleases } from '../api/releases';
import { type Node, useServing } from '../api/serving';
import { Answered } from '@/components/Answered';
import { releasePath } from './paths';
import styles from './texts.module.css';
import { useProjectState } from './useProjectState';
import { When } from './When';

const columns = ['node', 'state', 'live', 'canary', 'shadow', 'since'] as const;

/** Which node of the cluster serves what. */
export function NodesView({ project }: { project: string }) {
  const { t } = useTranslation();
  const serving = useServing(project);
  const { present } = useProjectState(project);
  const latest = Math.max(0, ...inForceOf(present).map(({ id }) => id));
  return (
    <Answered query={serving}>
      {(nodes) =>
        nodes.length === 0 ? (
          <EmptyState headingLevel="h2" icon={ServerIcon} titleText={t('project.noNode.title')}>
            <EmptyStateBody>{t('project.noNode.body')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <Table aria-label={t('project.tabs.nodes')} gridBreakPoint="grid-lg">
            <Thead>
              <Tr>
                {columns.map((column) => (
                  <Th key={column}>{t(`project.nodeColumns.${column}`)}</Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {nodes.map((node) => (
                <Row key={node.node} node={node} latest={latest} />
              ))}
            </Tbody>
          </Table>
        )
      }
    </Answered>
  );
}

function Row({ node, latest }: { node: Node; latest: number }) {
  const { t } = useTranslation();
  const { data: releases = [] } = useReleases(node.project);
  const numberOf = (digest?: string) => releases.find((one) => one.digest === digest)?.number;
  return (
    <Tr>
      <Td dataLabel={t('project.nodeColumns.node')} className={styles.wrap}>
        {node.node}
      </Td>
      <Td dataLabel={t('project.nodeColumns.state')}>
        <NodeState node={node} latest={latest} />
      </Td>
      <Td dataLabel={t('project.nodeColumns.live')}>
        <Served project={node.project} number={node.release} />
      </Td>
      <Td dataLabel={t('project.nodeColumns.canary')}>
        <Served project={node.project} number={numberOf(node.canary)} />
      </Td>
      <Td dataLabel={t('project.nodeColumns.shadow')}>
        <Served project={node.project} number={numberOf(node.shadow)} />
      </Td>
      <Td dataLabel={t('project.nodeColumns.since')}>
        {node.since === undefined ? t('project.nothing') : <When at={node.since} />}
      </Td>
    </Tr>
  );
}

function NodeState({ node: { problem, deployment }, latest }: { node: Node; latest: number }) {
  const { t } = useTranslation();
  if (problem !== undefined) {
    return (
      <>
        <span>
          <Label isCompact status="danger">
            {t('project.nodeStates.problem')}
          </Label>
        </span>
        <div className={styles.subtle}>{problem}</div>
      </>
    );
  }
  return deployment !== undefined && deployment >= latest ? (
    <span>
      <Label isCompact status="success">
        {t('project.nodeStates.current')}
      </Label>
    </span>
  ) : (
    <span>
      <Label isCompact status="warning">
        {t('project.nodeStates.behind')}
      </Label>
    </span>
  );
}

function Served({ project, number }: { project: string; number: number | undefined }) {
  const { t } = useTranslation();
  return number === undefined ? (
    <span className={styles.subtle}>{t('project.nothing')}</span>
  ) : (
    <Link to={releasePath(project, number)}>{t('release.name', { number })}</Link>
  );
}
