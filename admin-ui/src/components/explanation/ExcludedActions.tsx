import { Badge, Card, CardBody, CardTitle, Content, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Funnel, FunnelStep } from '@/lib/decision/funnel';
import styles from './ExcludedActions.module.css';
import { ReasonList } from './ReasonList';
import { stageAbout, stageAnchor, stageName } from './stageName';

/** Every candidate that was left out, under the stage that did it, with its reasons. */
export function ExcludedActions({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const steps = funnel.steps.filter(({ excluded }) => excluded.length > 0);
  return (
    <Card>
      <CardTitle component="h2">{t('decision.excluded.title')}</CardTitle>
      <CardBody className={styles.stages}>
        {steps.length === 0 && <Content component="p">{t('decision.excluded.none')}</Content>}
        {steps.map((step) => (
          <Stage key={step.stage} step={step} />
        ))}
      </CardBody>
    </Card>
  );
}

function Stage({ step }: { step: FunnelStep }) {
  const { t, i18n } = useTranslation();
  const anchor = stageAnchor(step.stage);
  const about = stageAbout(step.stage, i18n);
  return (
    <section id={anchor} aria-labelledby={`${anchor}-name`}>
      <div className={styles.head}>
        <Title headingLevel="h3" size="md" id={`${anchor}-name`}>
          {stageName(step.stage, i18n)}
        </Title>
        <Badge isRead screenReaderText={t('decision.funnel.excludedHere')}>
          {step.excluded.length}
        </Badge>
        {about && <span className={styles.about}>{about}</span>}
      </div>
      <ul className={styles.actions}>
        {step.excluded.map(({ action, reasons }) => (
          <li key={action} className={styles.action}>
            <span className={styles.name}>{action}</span>
            <ReasonList reasons={reasons} label={t('decision.chosen.why')} />
          </li>
        ))}
      </ul>
    </section>
  );
}
