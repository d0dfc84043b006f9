import { Alert, Button, Card, CardBody, CardTitle, Progress } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import { ProblemAlert } from '@/components/ProblemAlert';
import { absoluteTime, decimal } from '@/lib/format/format';
import { useHasRole } from '@/lib/session/user';
import { type Backtest, useBacktest } from '../api/backtest';
import { useCancelBacktest } from '../api/cancelBacktest';
import { Answered } from '@/components/Answered';
import { BacktestFindings } from './BacktestFindings';
import styles from './texts.module.css';

/** One backtest: how far it is, then what it found. */
export function BacktestRun({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Answered query={useBacktest(id)}>
      {(backtest) => (
        <Card isCompact>
          <CardTitle component="h2">{t('backtest.result')}</CardTitle>
          <CardBody className={styles.stack}>
            <About backtest={backtest} />
            {backtest.state === 'running' && <Running backtest={backtest} />}
            {backtest.state === 'cancelled' && (
              <Alert
                isInline
                isPlain
                component="h3"
                variant="info"
                title={t('backtest.cancelled')}
              />
            )}
            {backtest.state === 'failed' && (
              <Alert isInline component="h3" variant="danger" title={t('backtest.failed')}>
                {backtest.problem}
              </Alert>
            )}
            {backtest.result && <BacktestFindings result={backtest.result} />}
          </CardBody>
        </Card>
      )}
    </Answered>
  );
}

function About({ backtest: { startedBy, startedAt, window } }: { backtest: Backtest }) {
  const { t, i18n } = useTranslation();
  const time = (at: string) => absoluteTime(new Date(at), i18n.language);
  return (
    <p className={styles.subtle}>
      {t('backtest.window', { from: time(window.from), to: time(window.to) })}
      {window.segment !== undefined && ` · ${t('backtest.ofSegment', { segment: window.segment })}`}
      {' · '}
      {t('backtest.startedBy', { name: startedBy })} <Instant at={startedAt} />
    </p>
  );
}

function Running({ backtest: { id, read, decisions } }: { backtest: Backtest }) {
  const { t, i18n } = useTranslation();
  const cancel = useCancelBacktest(id);
  const mayCancel = useHasRole('business-author', 'rule-developer', 'approver', 'operator');
  return (
    <div className={styles.stack}>
      <Progress
        title={t('backtest.running')}
        value={read}
        max={Math.max(decisions, 1)}
        label={t('backtest.progress', {
          read: decimal(read, i18n.language),
          decisions: decimal(decisions, i18n.language),
        })}
        valueText={t('backtest.progress', {
          read: decimal(read, i18n.language),
          decisions: decimal(decisions, i18n.language),
        })}
      />
      {mayCancel && (
        <Button
          variant="secondary"
          isLoading={cancel.isPending}
          isDisabled={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {t('backtest.cancel')}
        </Button>
      )}
      {cancel.error && <ProblemAlert problem={cancel.error} />}
    </div>
  );
}
