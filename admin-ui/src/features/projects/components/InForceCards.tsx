import { Card, CardBody, CardTitle, Gallery } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '@/components/Instant';
import type { Deployment } from '../api/deployments';
import { type InForce, inForceOf } from '../api/inForce';
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
    <Gallery hasGutter minWidths={{ default: '16rem' }}>
      {all.map((deployment) => (
        <DeployedCard
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

function DeployedCard({ project, deployment, isComing }: CardProps) {
  const { t } = useTranslation();
  const { release, mode, percent = 100, effectiveAt, deployedBy, reason } = deployment;
  return (
    <Card isCompact>
      <CardTitle component="h2">
        <span className={styles.title}>
          <Link to={releasePath(project, release)}>{t('release.name', { number: release })}</Link>
          <StateLabels
            states={[
              isComing
                ? { is: 'coming', deployment }
                : mode === 'live'
                  ? { is: mode }
                  : { is: mode, percent },
            ]}
          />
        </span>
      </CardTitle>
      <CardBody>
        <p className={styles.facts}>
          {isComing ? t('project.from') : t('project.since')} <Instant at={effectiveAt} />
          {' · '}
          {t('project.by', { name: deployedBy })}
        </p>
        {reason !== '' && <p className={styles.reason}>{reason}</p>}
      </CardBody>
    </Card>
  );
}
