import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { decimal } from '@/lib/format/format';
import { useHasRole } from '@/lib/session/user';
import type { BacktestResult } from '../api/backtest';
import { ActionsChange } from './ActionsChange';
import texts from './texts.module.css';

/** By the first action before and after, how many decisions change, with examples. */
export function BacktestMatrix({ matrix }: { matrix: BacktestResult['matrix'] }) {
  const { t, i18n } = useTranslation();
  const maySeeDecisions = useHasRole('compliance', 'operator');
  const some = (action?: string) => (action === undefined ? [] : [action]);
  return (
    <Table variant="compact" gridBreakPoint="grid-lg">
      <Caption>{t('backtest.matrix.caption')}</Caption>
      <Thead>
        <Tr>
          <Th>{t('backtest.matrix.first')}</Th>
          <Th className={texts.number}>{t('backtest.columns.changed')}</Th>
          <Th>{t('backtest.matrix.examples')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {matrix
          .filter(({ changed }) => changed > 0)
          .map(({ before, after, changed, examples }) => (
            <Tr key={`${before} ${after}`}>
              <Td dataLabel={t('backtest.matrix.first')}>
                <ActionsChange before={some(before)} after={some(after)} />
              </Td>
              <Td dataLabel={t('backtest.columns.changed')} className={texts.number}>
                {decimal(changed, i18n.language)}
              </Td>
              <Td dataLabel={t('backtest.matrix.examples')}>
                {examples.map(({ decision }) => (
                  <div key={decision} className={texts.code}>
                    {maySeeDecisions ? (
                      <Link to={`/decisions/${encodeURIComponent(decision)}`}>{decision}</Link>
                    ) : (
                      decision
                    )}
                  </div>
                ))}
              </Td>
            </Tr>
          ))}
      </Tbody>
    </Table>
  );
}
