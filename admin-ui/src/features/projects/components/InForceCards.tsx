import { Card, CardBody, CardHeader, CardTitle, Gallery } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '@/components/Instant';
import type { Deployment } from '../api/deployments';
import { type InForce, inForceOf, type ReleaseState } from '../api/inForce';
import styles from './InForceCards.module.css';
import { releasePath } from './paths';
import { StateLabels } from './StateLabels';

interface Props {
  project: string;
  present: InForce;
}

/** What decides now, and what is to come next. */
export function InForceCards({ project, present }: Props) {
  const { t } = useTranslation();
  const [next] = present.coming;
  const all = [...inForceOf(present), ...(next ? [next] : [])];
  if (all.length === 0) {
    return <p>{t('project.nothingInForce')}</p>;
  }
  return (
    <Gallery hasGutter minWidths={{ default: 'min(19rem, 100%)' }}>
      {all.map((deployment) => (
        <InForceCard
          key={deployment.id}
          project={project}
          deployment={deployment}
          isComing={deployment === next}
        />
      ))}
    </Gallery>
  );
}

interface CardProps {
  project: string;
  deployment: Deployment;
  isComing: boolean;
}

function InForceCard({ project, deployment, isComing }: CardProps) {
  const { t } = useTranslation();
  const { release, effectiveAt, deployedBy, reason } = deployment;
  return (
    <Card isCompact>
      <CardHeader
        actions={{
          hasNoOffset: true,
          actions: <StateLabels states={[stateOf(deployment, isComing)]} />,
        }}
      >
        <CardTitle component="h2">
          <Link to={releasePath(project, release)}>{t('release.name', { number: release })}</Link>
        </CardTitle>
      </CardHeader>
      <CardBody>
        <p className={styles.facts}>
          {!isComing && t('project.since')} <Instant at={effectiveAt} />
          {' · '}
          {t('project.by', { name: deployedBy })}
        </p>
        {reason !== '' && <p className={styles.reason}>{reason}</p>}
      </CardBody>
    </Card>
  );
}

function stateOf(deployment: Deployment, isComing: boolean): ReleaseState {
  const { mode, percent = 100 } = deployment;
  if (isComing) {
    return { is: 'coming', deployment };
  }
  return mode === 'live' ? { is: mode } : { is: mode, percent };
}
