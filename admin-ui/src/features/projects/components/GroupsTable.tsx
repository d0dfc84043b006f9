import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { decimal, percent } from '@/lib/format/format';
import type { BacktestResult } from '../api/backtest';
import styles from './GroupsTable.module.css';
import texts from './texts.module.css';

interface Props {
  name: 'segments' | 'slots';
  groups: BacktestResult['segments'];
}

const columns = ['decisions', 'changed', 'share', 'value'] as const;

/** How many decisions would change in each group, the most affected first. */
export function GroupsTable({ name, groups }: Props) {
  const { t } = useTranslation();
  const sorted = [...groups].sort((one, other) => share(other) - share(one));
  return (
    <Table variant="compact" gridBreakPoint="grid-lg">
      <Caption>{t(`backtest.groups.${name}`)}</Caption>
      <Thead>
        <Tr>
          <Th>{t(`backtest.groupNames.${name}`)}</Th>
          {columns.map((column) => (
            <Th key={column} className={column === 'share' ? '' : texts.number}>
              {t(`backtest.columns.${column}`)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {sorted.map((group) => (
          <Row key={group.name} name={name} group={group} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ name, group }: { name: Props['name']; group: Props['groups'][number] }) {
  const { t, i18n } = useTranslation();
  const { read, changed, valueBefore, valueAfter } = group.sums;
  const figure = (count: number) => decimal(count, i18n.language);
  return (
    <Tr>
      <Td dataLabel={t(`backtest.groupNames.${name}`)} className={texts.wrap}>
        {group.name}
      </Td>
      <Td dataLabel={t('backtest.columns.decisions')} className={texts.number}>
        {figure(read)}
      </Td>
      <Td dataLabel={t('backtest.columns.changed')} className={texts.number}>
        {figure(changed)}
      </Td>
      <Td dataLabel={t('backtest.columns.share')}>
        <span className={styles.share}>
          <meter className={styles.meter} value={share(group)} aria-hidden="true" />
          {percent(share(group), i18n.language)}
        </span>
      </Td>
      <Td dataLabel={t('backtest.columns.value')} className={texts.number} modifier="nowrap">
        {figure(valueBefore)} → {figure(valueAfter)}
      </Td>
    </Tr>
  );
}

function share({ sums }: Props['groups'][number]): number {
  const made = sums.read - sums.notReplayable;
  return made === 0 ? 0 : sums.changed / made;
}
