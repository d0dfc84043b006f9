import { Label } from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddress } from '@/lib/address/useAddress';
import { percent } from '@/lib/format/format';
import { nested, placed, type Placed } from '../api/nesting';
import type { Segment } from '../api/segments';
import { Count } from './Count';
import { ReviewBy } from './ReviewBy';
import styles from './Segments.module.css';

interface Props {
  segments: Segment[];
  /** How many subjects there are. */
  subjects: number;
}

/** The segments, each after the one that it lies within. */
export function SegmentsTable({ segments, subjects }: Props) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="grid-lg">
      <Caption>{t('segments.caption')}</Caption>
      <Thead>
        <Tr>
          <Th modifier="nowrap">{t('segments.segment')}</Th>
          <Th modifier="nowrap">{t('segments.condition')}</Th>
          <Th modifier="nowrap" className={styles.number ?? ''}>
            {t('segments.size')}
          </Th>
          <Th modifier="nowrap" className={styles.number ?? ''}>
            {t('segments.entered')}
          </Th>
          <Th modifier="nowrap" className={styles.number ?? ''}>
            {t('segments.left')}
          </Th>
          <Th modifier="nowrap">{t('segments.owner')}</Th>
          <Th modifier="nowrap">{t('segments.reviewBy')}</Th>
          <Th screenReaderText={t('segments.whatIf')} />
        </Tr>
      </Thead>
      <Tbody>
        {placed(segments).map((one) => (
          <Row key={one.segment.segment} placed={one} subjects={subjects} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ placed: { segment, depth }, subjects }: { placed: Placed; subjects: number }) {
  const { t, i18n } = useTranslation();
  const [search] = useAddress();
  const { own, within } = nested(segment.condition);
  const indent = depth === 0 ? '' : depth === 1 ? styles.depth1 : styles.depth2;
  const target = new URLSearchParams({ tab: 'preview', segment: segment.segment });
  const project = search.get('project');
  if (project !== null) {
    target.set('project', project);
  }
  return (
    <Tr>
      <Td dataLabel={t('segments.segment')}>
        <div className={indent}>
          {segment.segment}{' '}
          {segment.core && (
            <Label isCompact color="purple">
              {t('segments.core')}
            </Label>
          )}
          {within && (
            <div className={styles.subtle}>{t('segments.within', { segment: within })}</div>
          )}
        </div>
      </Td>
      <Td dataLabel={t('segments.condition')}>
        <code className={styles.condition}>{own}</code>
      </Td>
      <Td dataLabel={t('segments.size')} className={styles.number ?? ''}>
        <Count value={segment.size} few={segment.few} />
        {segment.size > 0 && subjects > 0 && (
          <div className={styles.subtle}>{percent(segment.size / subjects, i18n.language)}</div>
        )}
      </Td>
      <Td dataLabel={t('segments.entered')} className={styles.number ?? ''}>
        <Count value={segment.entered} few={segment.few} />
      </Td>
      <Td dataLabel={t('segments.left')} className={styles.number ?? ''}>
        <Count value={segment.left} few={segment.few} />
      </Td>
      <Td dataLabel={t('segments.owner')}>{segment.owner}</Td>
      <Td dataLabel={t('segments.reviewBy')}>
        <ReviewBy date={segment.reviewBy} />
      </Td>
      <Td isActionCell modifier="nowrap">
        <Link
          to={`/segments?${target}`}
          aria-label={t('segments.whatIfOf', { segment: segment.segment })}
        >
          {t('segments.whatIf')}
        </Link>
      </Td>
    </Tr>
  );
}
