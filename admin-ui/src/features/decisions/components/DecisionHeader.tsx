import { Alert, Flex, FlexItem, Label, LabelGroup, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/CopyButton';
import { Instant } from '@/components/Instant';
import { absoluteTime, duration } from '@/lib/format/format';
import type { DecisionDetail } from '../api/decision';
import styles from './DecisionHeader.module.css';

/** Which decision it is, at a glance. */
export function DecisionHeader({ decision }: { decision: DecisionDetail }) {
  const { t, i18n } = useTranslation();
  const { decisionId, decidedAt, release, request, subject, timings } = decision;
  return (
    <>
      <Title headingLevel="h1">{t('decision.title', { subject, slot: request.slot })}</Title>
      <p className={styles.id}>
        <code>{decisionId}</code>
        <CopyButton text={decisionId} label={t('decision.copyId')} />
      </p>
      <Flex columnGap={{ default: 'columnGapMd' }} rowGap={{ default: 'rowGapSm' }}>
        <FlexItem>
          <Instant at={decidedAt} />
          <span className={styles.subtle}>
            {' · '}
            {absoluteTime(new Date(decidedAt), i18n.language)}
            {' · '}
            {t('decision.tookIn', { time: duration(timings.totalMicros, i18n.language) })}
          </span>
        </FlexItem>
        <FlexItem>
          <LabelGroup aria-label={t('decision.facts')} numLabels={6}>
            <Label variant="outline">{`${release.project} #${release.number}`}</Label>
            <Label variant="outline">{request.channel}</Label>
            <Label variant="outline">{request.purpose}</Label>
          </LabelGroup>
        </FlexItem>
      </Flex>
      {decision.holdout && (
        <Alert isInline component="h2" variant="info" title={t('decision.holdoutNote')} />
      )}
    </>
  );
}
