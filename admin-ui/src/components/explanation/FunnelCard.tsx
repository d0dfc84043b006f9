import { Card, CardBody, CardHeader, CardTitle } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Funnel } from '@/lib/decision/funnel';
import styles from './FunnelCard.module.css';
import { stageAnchor, stageName } from './stageName';

/** The way from all candidates to the chosen ones: how many each stage let through. */
export function FunnelCard({ funnel }: { funnel: Funnel }) {
  const { t, i18n } = useTranslation();
  const { candidates, chosen, steps } = funnel;
  return (
    <Card>
      <CardHeader>
        <CardTitle component="h2">{t('decision.funnel.title')}</CardTitle>
        <span className={styles.sum}>
          {t('decision.funnel.sum', { count: candidates, chosen, excluded: candidates - chosen })}
        </span>
      </CardHeader>
      <CardBody>
        <ol className={styles.steps}>
          <Step name={t('decision.funnel.candidates')} of={candidates} remaining={candidates} />
          {steps.map(({ stage, excluded, remaining }) => (
            <Step
              key={stage}
              name={stageName(stage, i18n)}
              of={candidates}
              remaining={remaining}
              removed={excluded.length}
              {...(excluded.length > 0 && { href: `#${stageAnchor(stage)}` })}
            />
          ))}
          <Step name={t('decision.funnel.chosen')} of={candidates} remaining={chosen} isLast />
        </ol>
      </CardBody>
    </Card>
  );
}

interface StepProps {
  name: string;
  of: number;
  remaining: number;
  removed?: number;
  href?: string;
  isLast?: boolean;
}

function Step({ name, of, remaining, removed = 0, href, isLast = false }: StepProps) {
  const { t } = useTranslation();
  const share = of === 0 ? 0 : (remaining / of) * 100;
  const left = t('decision.funnel.removed', { count: removed });
  return (
    <li className={isLast ? `${styles.step} ${styles.last}` : styles.step}>
      <span className={styles.name}>{name}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ inlineSize: `${share}%` }} />
      </span>
      <span className={styles.count}>
        <span aria-hidden="true">{remaining}</span>
        <span className="pf-v6-screen-reader">
          {t('decision.funnel.remaining', { count: remaining })}
        </span>
      </span>
      <span className={styles.removed}>
        {removed > 0 && (href ? <a href={href}>{left}</a> : left)}
      </span>
    </li>
  );
}
