import { Button, EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { ServerIcon } from '@patternfly/react-icons/dist/esm/icons/server-icon';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useHasRole } from '@/lib/session/user';
import type { Deployment } from '../api/deployments';
import type { Judgement } from '../api/guardrails';
import { Answered } from '@/components/Answered';
import { DeploymentKind } from './DeploymentKind';
import { GuardFindings } from './GuardFindings';
import { isToCome } from './isToCome';
import { releasePath } from './paths';
import { Said } from './Said';
import { TakeBackDialog } from './TakeBackDialog';
import styles from './texts.module.css';
import { useProjectState } from './useProjectState';
import { When } from './When';

const columns = ['at', 'release', 'kind', 'reason', 'by', 'guardrails'] as const;

/** All that was deployed, the newest first. */
export function DeploymentsView({ project }: { project: string }) {
  const { t } = useTranslation();
  const { deployments, judgements, now } = useProjectState(project);
  const [leaving, setLeaving] = useState<Deployment>();
  const [said, say] = useState<string>();
  return (
    <Answered query={deployments}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState
            headingLevel="h2"
            icon={ServerIcon}
            titleText={t('project.noDeployment.title')}
          >
            <EmptyStateBody>{t('project.noDeployment.body')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <>
            <Said words={said} />
            <Table aria-label={t('project.tabs.deployments')} gridBreakPoint="grid-lg">
              <Thead>
                <Tr>
                  {columns.map((column) => (
                    <Th key={column}>{t(`project.deploymentColumns.${column}`)}</Th>
                  ))}
                </Tr>
              </Thead>
              <Tbody>
                {all.map((deployment) => (
                  <Row
                    key={deployment.id}
                    deployment={deployment}
                    isToCome={isToCome(deployment, now)}
                    judgements={judgements.filter((one) => one.deployment === deployment.id)}
                    onTakeBack={() => setLeaving(deployment)}
                  />
                ))}
              </Tbody>
            </Table>
            {leaving && (
              <TakeBackDialog
                deployment={leaving}
                onClose={() => setLeaving(undefined)}
                onDone={(words) => {
                  setLeaving(undefined);
                  say(words);
                }}
              />
            )}
          </>
        )
      }
    </Answered>
  );
}

interface RowProps {
  deployment: Deployment;
  isToCome: boolean;
  judgements: Judgement[];
  onTakeBack: () => void;
}

function Row({ deployment, isToCome, judgements, onTakeBack }: RowProps) {
  const { t } = useTranslation();
  const isOperator = useHasRole('operator');
  const { project, release, effectiveAt, reason, deployedBy } = deployment;
  return (
    <Tr>
      <Td dataLabel={t('project.deploymentColumns.at')}>
        <When at={effectiveAt} />
        {isOperator && isToCome && (
          <Button variant="link" isInline onClick={onTakeBack}>
            {t('project.takeBack.open')}
          </Button>
        )}
      </Td>
      <Td dataLabel={t('project.deploymentColumns.release')} modifier="nowrap">
        <Link to={releasePath(project, release)}>{t('release.name', { number: release })}</Link>
      </Td>
      <Td dataLabel={t('project.deploymentColumns.kind')}>
        <DeploymentKind deployment={deployment} isToCome={isToCome} />
      </Td>
      <Td dataLabel={t('project.deploymentColumns.reason')} className={styles.wrap}>
        {reason === '' ? <span className={styles.subtle}>{t('project.noReason')}</span> : reason}
      </Td>
      <Td dataLabel={t('project.deploymentColumns.by')} className={styles.wrap}>
        {deployedBy}
      </Td>
      <Td dataLabel={t('project.deploymentColumns.guardrails')}>
        <GuardFindings deployment={deployment} judgements={judgements} />
      </Td>
    </Tr>
  );
}
