import { EmptyState, EmptyStateBody, Label, LabelGroup } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Answered } from '@/components/Answered';
import { Instant } from '@/components/Instant';
import { ShowMore } from '@/components/ShowMore';
import { absoluteTime } from '@/lib/format/format';
import { type SubjectDecision, useSubjectDecisions } from '../api/subjectDecisions';
import styles from './Tables.module.css';

/** What was decided for the subject, the newest first. */
export function DecisionsView({ id }: { id: string }) {
  const { t } = useTranslation();
  const decisions = useSubjectDecisions(id);
  return (
    <Answered query={decisions}>
      {({ pages }) => {
        const all = pages.flatMap(({ items }) => items);
        return all.length === 0 ? (
          <EmptyState
            headingLevel="h2"
            icon={CubesIcon}
            titleText={t('subject.decisions.none.title')}
          >
            <EmptyStateBody>{t('subject.decisions.none.body')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <>
            <DecisionsTable decisions={all} />
            <ShowMore
              shown={all.length}
              hasMore={decisions.hasNextPage}
              isLoading={decisions.isFetchingNextPage}
              onMore={() => void decisions.fetchNextPage()}
            />
          </>
        );
      }}
    </Answered>
  );
}

function DecisionsTable({ decisions }: { decisions: SubjectDecision[] }) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="grid-lg">
      <Caption>{t('subject.decisions.caption')}</Caption>
      <Thead>
        <Tr>
          <Th>{t('decisions.columns.decided')}</Th>
          <Th>{t('decisions.columns.slot')}</Th>
          <Th>{t('decisions.columns.purpose')}</Th>
          <Th>{t('decisions.columns.chosen')}</Th>
          <Th>{t('decisions.columns.excluded')}</Th>
          <Th>{t('decisions.columns.release')}</Th>
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

function Row({ decision }: { decision: SubjectDecision }) {
  const { t, i18n } = useTranslation();
  return (
    <Tr>
      <Td dataLabel={t('decisions.columns.decided')}>
        <Link to={`/decisions/${decision.decisionId}`}>
          <Instant at={decision.decidedAt} />
        </Link>
        <div className={`${styles.subtle} ${styles.code}`}>
          {absoluteTime(new Date(decision.decidedAt), i18n.language)}
        </div>
      </Td>
      <Td dataLabel={t('decisions.columns.slot')}>
        {decision.slot}
        <div className={`${styles.subtle} ${styles.code}`}>{decision.channel}</div>
      </Td>
      <Td dataLabel={t('decisions.columns.purpose')}>{decision.purpose}</Td>
      <Td dataLabel={t('decisions.columns.chosen')}>
        {decision.actions.length === 0 ? (
          <span className={styles.subtle}>{t('decisions.none')}</span>
        ) : (
          <LabelGroup
            numLabels={decision.actions.length}
            aria-label={t('decisions.columns.chosen')}
          >
            {decision.actions.map((action) => (
              <Label key={action} isCompact color="purple">
                {action}
              </Label>
            ))}
          </LabelGroup>
        )}
      </Td>
      <Td dataLabel={t('decisions.columns.excluded')}>{decision.excludedCount}</Td>
      <Td dataLabel={t('decisions.columns.release')}>
        {decision.project} #{decision.releaseNumber}
      </Td>
    </Tr>
  );
}
