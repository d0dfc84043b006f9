import { EmptyState, EmptyStateBody, Label } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { Instant } from '@/components/Instant';
import { type Membership, useMemberships } from '../api/memberships';
import styles from './Tables.module.css';

/** When such a condition changes, the server cannot tell. */
const namesNow = /\bnow\b/;

/** To which segments of a project the subject belongs, since when, and until when. */
export function SegmentsView({ id, project }: { id: string; project: string }) {
  const { t } = useTranslation();
  const memberships = useMemberships(id, project);
  return (
    <Answered query={memberships}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState
            headingLevel="h2"
            icon={CubesIcon}
            titleText={t('subject.segments.none.title')}
          >
            <EmptyStateBody>{t('subject.segments.none.body')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <Table variant="compact" gridBreakPoint="grid-lg">
            <Caption>{t('subject.segments.caption', { project })}</Caption>
            <Thead>
              <Tr>
                <Th>{t('subject.segments.segment')}</Th>
                <Th>{t('subject.segments.member')}</Th>
                <Th>{t('subject.segments.reason')}</Th>
                <Th>{t('subject.segments.since')}</Th>
                <Th>{t('subject.segments.until')}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {[...all.filter(({ member }) => member), ...all.filter(({ member }) => !member)].map(
                (one) => (
                  <Row key={one.segment} membership={one} />
                ),
              )}
            </Tbody>
          </Table>
        )
      }
    </Answered>
  );
}

function Row({ membership }: { membership: Membership }) {
  const { t } = useTranslation();
  const { segment, member, reason, since, until } = membership;
  return (
    <Tr>
      <Td dataLabel={t('subject.segments.segment')}>{segment}</Td>
      <Td dataLabel={t('subject.segments.member')}>
        <span>
          <Label isCompact color={member ? 'green' : 'grey'}>
            {t(member ? 'subject.segments.yes' : 'subject.segments.no')}
          </Label>
        </span>
      </Td>
      <Td dataLabel={t('subject.segments.reason')} className={styles.value}>
        <span>
          {t(member ? 'subject.segments.holds' : 'subject.segments.fails')}{' '}
          <code className={styles.code}>{reason}</code>
        </span>
      </Td>
      <Td dataLabel={t('subject.segments.since')}>
        {since ? <Instant at={since} /> : <span className={styles.subtle}>—</span>}
      </Td>
      <Td dataLabel={t('subject.segments.until')}>
        {until ? (
          <span>
            {t(member ? 'subject.segments.leaves' : 'subject.segments.enters')}{' '}
            <Instant at={until} />
          </span>
        ) : (
          <span className={styles.subtle}>
            {t(namesNow.test(reason) ? 'subject.segments.untold' : 'subject.segments.stays')}
          </span>
        )}
      </Td>
    </Tr>
  );
}
