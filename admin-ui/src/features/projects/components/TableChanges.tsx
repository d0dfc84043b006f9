import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { RowChange, TableChange } from '../api/changeGroups';
import { BeforeAfter, HowLabel } from './FileChanges';
import styles from './TableChanges.module.css';

/** What changed in a table, row by row and cell by cell. */
export function TableChanges({ change: { table, columns, rows } }: { change: TableChange }) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="grid-md">
      <Caption>{t('difference.table.caption', { table })}</Caption>
      <Thead>
        <Tr>
          <Th width={10}>{t('difference.table.how')}</Th>
          <Th width={10}>{t('difference.table.row')}</Th>
          <Th>{t('difference.table.what')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {columns.map(({ how, column = '' }) => (
          <Tr key={`${how} ${column}`}>
            <Td dataLabel={t('difference.table.how')}>
              <HowLabel how={how} />
            </Td>
            <Td dataLabel={t('difference.table.row')} />
            <Td dataLabel={t('difference.table.what')}>
              {t('difference.table.column', { column })}
            </Td>
          </Tr>
        ))}
        {rows.map((row, index) => (
          <Row key={index} row={row} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ row: { how, rowBefore, rowAfter, text, cells } }: { row: RowChange }) {
  const { t } = useTranslation();
  const numbers = [...new Set([rowBefore, rowAfter])].filter((number) => number !== undefined);
  return (
    <Tr>
      <Td dataLabel={t('difference.table.how')}>
        <HowLabel how={how} />
      </Td>
      <Td dataLabel={t('difference.table.row')} modifier="nowrap">
        {numbers.join(' → ')}
      </Td>
      <Td dataLabel={t('difference.table.what')}>
        {text !== undefined &&
          (how === 'moved' ? (
            <span className={styles.text}>{text}</span>
          ) : (
            <BeforeAfter {...(how === 'removed' ? { before: text } : { after: text })} />
          ))}
        {cells.length > 0 && (
          <dl className={styles.cells}>
            {cells.map(({ column = '', before, after }) => (
              <div key={column}>
                <dt>{column}</dt>
                <dd>
                  <BeforeAfter before={before} after={after} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Td>
    </Tr>
  );
}
