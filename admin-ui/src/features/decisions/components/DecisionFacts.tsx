import { Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyButton } from '@/components/CopyButton';
import { type Fact, FactsCard } from '@/components/FactsCard';
import { duration, humanised } from '@/lib/format/format';
import type { DecisionDetail } from '../api/decision';
import styles from './DecisionFacts.module.css';

type World = DecisionDetail['world'];

/** What was asked, what was known, by which release it was answered, and how long that took. */
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
          facts={factsOf(decision.request.context ?? {})}
          none={t('decision.request.noContext')}
        />
      </StackItem>
      <StackItem>
        <FactsCard
          title={t('decision.world.title')}
          facts={worldFacts(decision.world, t('decision.world.segments'))}
          none={t('decision.world.none')}
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
    [t('decision.subject'), <Link to={`/subjects/${encodeURIComponent(subject)}`}>{subject}</Link>],
    ...identifiers.map(([name, value]): Fact => [humanised(name), asText(value)]),
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

function useReleaseFacts({ release, world }: DecisionDetail): Fact[] {
  const { t } = useTranslation();
  return [
    [t('decision.project'), release.project],
    [t('decision.number'), release.number],
    [t('decision.engine'), world.engine],
    [
      t('decision.digest'),
      <span className={styles.digest}>
        <code>{release.digest}</code>
        <CopyButton text={release.digest} label={t('decision.copyDigest')} />
      </span>,
    ],
  ];
}

/** What was known about the subject: the segments, then the traits. */
function worldFacts({ segments, traits }: World, segmentsName: string): Fact[] {
  const inSegments: Fact[] = segments.length > 0 ? [[segmentsName, segments.join(', ')]] : [];
  return [...inSegments, ...factsOf(traits)];
}

function factsOf(values: Record<string, unknown>): Fact[] {
  return Object.entries(values).map(([name, value]) => [humanised(name), asText(value)]);
}

function asText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(asText).join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function timingName(name: string, total: string): string {
  return name === 'totalMicros' ? total : humanised(name.replace(/Micros$/, ''));
}
