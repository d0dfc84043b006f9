import {
  Caption,
  ExpandableRowContent,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import { absoluteTime, humanised } from '@/lib/format/format';
import type { AdminEntry } from '../api/adminLog';
import styles from './AdminLog.module.css';

/** The changes; each opens to its particulars. */
export function AdminLogTable({ entries }: { entries: AdminEntry[] }) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="grid-md" isExpandable>
      <Caption>{t('adminLog.caption')}</Caption>
      <Thead>
        <Tr>
          <Th screenReaderText={t('adminLog.detail')} />
          <Th>{t('adminLog.at')}</Th>
          <Th>{t('adminLog.actor')}</Th>
          <Th>{t('adminLog.action')}</Th>
          <Th>{t('adminLog.target')}</Th>
        </Tr>
      </Thead>
      {entries.map((entry, index) => (
        <Entry key={entry.seq} entry={entry} index={index} />
      ))}
    </Table>
  );
}

function Entry({ entry, index }: { entry: AdminEntry; index: number }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const what = humanised(entry.action);
  return (
    <Tbody isExpanded={isOpen}>
      <Tr isContentExpanded={isOpen}>
        <Td
          expand={{
            rowIndex: index,
            isExpanded: isOpen,
            onToggle: () => setOpen(!isOpen),
            expandId: `entry-${entry.seq}-`,
          }}
        />
        <Td dataLabel={t('adminLog.at')}>
          <Instant at={entry.at} />
          <div className={styles.subtle}>{absoluteTime(new Date(entry.at), i18n.language)}</div>
        </Td>
        <Td dataLabel={t('adminLog.actor')}>{entry.actor}</Td>
        <Td dataLabel={t('adminLog.action')}>
          {what}
          <div className={styles.subtle}>
            <code>{entry.action}</code>
          </div>
        </Td>
        <Td dataLabel={t('adminLog.target')} className={styles.target}>
          {entry.target}
        </Td>
      </Tr>
      {isOpen && (
        <Tr isExpanded>
          <Td />
          <Td colSpan={4}>
            <ExpandableRowContent>
              <Particulars entry={entry} />
            </ExpandableRowContent>
          </Td>
        </Tr>
      )}
    </Tbody>
  );
}

function Particulars({ entry: { seq, detail } }: { entry: AdminEntry }) {
  const { t } = useTranslation();
  const particulars = Object.entries(detail);
  return (
    <dl className={styles.particulars}>
      <div className={styles.particular}>
        <dt>{t('adminLog.number')}</dt>
        <dd>{seq}</dd>
      </div>
      {particulars.map(([name, value]) => (
        <div key={name} className={styles.particular}>
          <dt>{humanised(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {particulars.length === 0 && (
        <div className={styles.particular}>
          <dt>{t('adminLog.detail')}</dt>
          <dd>{t('adminLog.noDetail')}</dd>
        </div>
      )}
    </dl>
  );
}
