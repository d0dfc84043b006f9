import { Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyButton } from '@/components/CopyButton';
import { duration, humanised } from '@/lib/format/format';
import type { DecisionDetail } from '../api/decision';
import styles from './DecisionFacts.module.css';
import { type Fact, FactsCard } from './FactsCard';

/** What was asked, by which release it was answered, and how long that took. */
export function DecisionFacts({ decision }: { decision: DecisionDetail }) {
  const { t, i18n } = useTranslation();
  const timings = Object.entries(decision.timings).map(([name, micros]): Fact => [
    timingName(name, t('decision.timings.total')),
    duration(micros, i18n.language),
  ]);
  return (
    <Stack hasGutter>
      <StackItem>
        <FactsCard title={t('decision.request.title')} facts={useRequestFacts(decision)} />
      </StackItem>
      <StackItem>
        <FactsCard
          title={t('decision.request.context')}
          facts={Object.entries(decision.request.context ?? {}).map(([name, value]) => [
            humanised(name),
            typeof value === 'string' ? value : JSON.stringify(value),
          ])}
          none={t('decision.request.noContext')}
        />
      </StackItem>
      <StackItem>
        <FactsCard title={t('decision.release')} facts={useReleaseFacts(decision)} />
      </StackItem>
      <StackItem>
        <FactsCard title={t('decision.timings.title')} facts={timings} />
      </StackItem>
    </Stack>
  );
}

function useRequestFacts({ request, subject }: DecisionDetail): Fact[] {
  const { t } = useTranslation();
  const identifiers = Object.entries(request.subject.identifiers ?? {});
  const { limit } = request;
  return [
    [
      t('decision.subject'),
      <Link to={`/decisions?${new URLSearchParams({ subject })}`}>{subject}</Link>,
    ],
    ...identifiers.map(([name, value]): Fact => [humanised(name), value]),
    [t('decision.slot'), request.slot],
    [t('decision.channel'), request.channel],
    [t('decision.purpose'), request.purpose],
    [
      t('decision.request.limit'),
      limit === undefined
        ? t('decision.request.noLimit')
        : t('decision.request.limitValue', { count: limit }),
    ],
  ];
}

function useReleaseFacts({ release }: DecisionDetail): Fact[] {
  const { t } = useTranslation();
  return [
    [t('decision.project'), release.project],
    [t('decision.number'), release.number],
    [
      t('decision.digest'),
      <span className={styles.digest}>
        <code>{release.digest}</code>
        <CopyButton text={release.digest} label={t('decision.copyDigest')} />
      </span>,
    ],
  ];
}

function timingName(name: string, total: string): string {
  return name === 'totalMicros' ? total : humanised(name.replace(/Micros$/, ''));
}
