import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { decimal } from '@/lib/format/format';
import type { BacktestResult } from '../api/backtest';
import texts from './texts.module.css';

const columns = ['contacts', 'difference', 'first', 'value'] as const;

/** How often each action would be chosen, those that change most first. */
export function ActionsTable({ actions }: { actions: BacktestResult['actions'] }) {
  const { t, i18n } = useTranslation();
  const figure = (count: number) => decimal(count, i18n.language);
  const change = (before: number, after: number) =>
    before === after ? figure(after) : `${figure(before)} → ${figure(after)}`;
  const sorted = [...actions].sort((one, other) => Math.abs(shift(other)) - Math.abs(shift(one)));
  return (
    <Table variant="compact" gridBreakPoint="grid-lg">
      <Caption>{t('backtest.actions.caption')}</Caption>
      <Thead>
        <Tr>
          <Th>{t('backtest.actions.action')}</Th>
          {columns.map((column) => (
            <Th key={column} className={texts.number}>
              {t(`backtest.actions.${column}`)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {sorted.map((one) => (
          <Tr key={one.action}>
            <Td dataLabel={t('backtest.actions.action')} className={texts.wrap}>
              {one.action}
            </Td>
            <Td dataLabel={t('backtest.actions.contacts')} className={texts.number}>
              {change(one.contactsBefore, one.contactsAfter)}
            </Td>
            <Td dataLabel={t('backtest.actions.difference')} className={texts.number}>
              {signed(shift(one), i18n.language)}
            </Td>
            <Td dataLabel={t('backtest.actions.first')} className={texts.number}>
              {change(one.firstBefore, one.firstAfter)}
            </Td>
            <Td dataLabel={t('backtest.actions.value')} className={texts.number}>
              {change(one.valueBefore, one.valueAfter)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function shift(one: BacktestResult['actions'][number]): number {
  return one.contactsAfter - one.contactsBefore;
}

function signed(count: number, language: string): string {
  return new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }).format(count);
}
