import { Label, LabelGroup } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '@/components/Instant';
import { absoluteTime, duration } from '@/lib/format/format';
import type { DecisionSummary } from '../api/decisions';
import styles from './DecisionsTable.module.css';

const columns = [
  'decided',
  'subject',
  'slot',
  'purpose',
  'chosen',
  'excluded',
  'release',
  'time',
] as const;
const numeric: readonly string[] = ['excluded', 'time'];

interface Props {
  decisions: DecisionSummary[];
  isStale: boolean;
}

/** A page of decisions; the time of each leads to the decision, its subject filters the list. */
export function DecisionsTable({ decisions, isStale }: Props) {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t('decisions.title')}
      variant="compact"
      gridBreakPoint="grid-lg"
      className={isStale ? `${styles.table} ${styles.stale}` : styles.table}
    >
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th
              key={column}
              modifier="nowrap"
              className={numeric.includes(column) ? styles.number : ''}
            >
              {t(`decisions.columns.${column}`)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {decisions.map((decision) => (
          <Row key={decision.decisionId} decision={decision} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ decision }: { decision: DecisionSummary }) {
  const { t, i18n } = useTranslation();
  const label = (column: (typeof columns)[number]) => t(`decisions.columns.${column}`);
  return (
    <Tr className={styles.row}>
      <Td dataLabel={label('decided')} modifier="nowrap">
        <Link to={`/decisions/${decision.decisionId}`} className={styles.open}>
          <Instant at={decision.decidedAt} />
        </Link>
        <div className={styles.subtle}>
          {absoluteTime(new Date(decision.decidedAt), i18n.language)}
        </div>
      </Td>
      <Td dataLabel={label('subject')}>
        <Link
          to={`/decisions?${new URLSearchParams({ subject: decision.subject })}`}
          title={t('decisions.onlySubject', { subject: decision.subject })}
          className={styles.filter}
        >
          {decision.subject}
        </Link>
      </Td>
      <Td dataLabel={label('slot')} modifier="nowrap">
        {decision.slot}
        <div className={styles.subtle}>{decision.channel}</div>
      </Td>
      <Td dataLabel={label('purpose')}>{decision.purpose}</Td>
      <Td dataLabel={label('chosen')}>
        <Chosen actions={decision.actions} />
      </Td>
      <Td dataLabel={label('excluded')} className={styles.number}>
        {decision.excludedCount}
      </Td>
      <Td dataLabel={label('release')} modifier="nowrap">
        {decision.project} #{decision.releaseNumber}
      </Td>
      <Td dataLabel={label('time')} modifier="nowrap" className={styles.number}>
        {duration(decision.totalMicros, i18n.language)}
      </Td>
    </Tr>
  );
}

function Chosen({ actions }: { actions: string[] }) {
  const { t } = useTranslation();
  if (actions.length === 0) {
    return <span className={styles.subtle}>{t('decisions.none')}</span>;
  }
  return (
    <LabelGroup numLabels={actions.length} aria-label={t('decisions.columns.chosen')}>
      {actions.map((action) => (
        <Label key={action} isCompact color="purple">
          {action}
        </Label>
      ))}
    </LabelGroup>
  );
}
