import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import type { Release } from '../api/releases';
import styles from './ApprovalsCard.module.css';
import { DeploymentKind } from './DeploymentKind';
import { GuardFindings } from './GuardFindings';
import { isToCome } from './isToCome';
import { useProjectState } from './useProjectState';

/** When and for whom a release was put in force, the newest first. */
export function DeployedCard({ release: { project, number } }: { release: Release }) {
  const { t } = useTranslation();
  const { deployments, judgements, now } = useProjectState(project);
  const own = deployments.data?.filter(({ release }) => release === number) ?? [];
  if (own.length === 0) {
    return null;
  }
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('project.tabs.deployments')}</CardTitle>
      <CardBody>
        <ol className={styles.approvals}>
          {own.map((one) => (
            <li key={one.id}>
              <DeploymentKind deployment={one} isToCome={isToCome(one, now)} />{' '}
              <strong>{one.deployedBy}</strong> <Instant at={one.effectiveAt} />
              {one.reason !== '' && (
                <blockquote className={styles.comment}>{one.reason}</blockquote>
              )}
              {one.guardrails && (
                <div>
                  <GuardFindings
                    deployment={one}
                    judgements={judgements.filter(({ deployment }) => deployment === one.id)}
                  />
                </div>
              )}
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}
