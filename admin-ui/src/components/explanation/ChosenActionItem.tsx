import { Title, Tooltip } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { ChosenAction } from '@/lib/decision/explained';
import { decimal, percent } from '@/lib/format/format';
import styles from './ChosenActions.module.css';
import { ReasonList } from './ReasonList';
import { Treatment } from './Treatment';

/** One chosen action: its rank, the figures it was ranked by, its treatment and its reasons. */
export function ChosenActionItem({ action }: { action: ChosenAction }) {
  const { t, i18n } = useTranslation();
  return (
    <li className={styles.action}>
      <span className={styles.rank} title={t('decision.chosen.rank', { rank: action.rank })}>
        {action.rank}
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <Title headingLevel="h3" size="lg">
            {action.action}
          </Title>
          <dl className={styles.figures}>
            {action.propensity !== undefined && (
              <Figure
                name={t('decision.chosen.propensity')}
                help={t('decision.chosen.propensityHelp')}
                value={percent(action.propensity, i18n.language)}
              />
            )}
            <Figure
              name={t('decision.chosen.priority')}
              help={t('decision.chosen.priorityHelp')}
              value={decimal(action.priority, i18n.language, 4)}
            />
          </dl>
        </div>
        <Treatment treatment={action.treatment} items={action.items ?? []} />
        <Title headingLevel="h4" size="md" className={styles.why}>
          {t('decision.chosen.why')}
        </Title>
        <ReasonList reasons={action.reasons} label={t('decision.chosen.why')} />
      </div>
    </li>
  );
}

function Figure({ name, help, value }: { name: string; help: string; value: string }) {
  return (
    <div>
      <dt>
        <Tooltip content={help}>
          <button type="button" className={styles.help}>
            {name}
          </button>
        </Tooltip>
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
