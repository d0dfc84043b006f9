import { Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useHasRole } from '@/lib/session/user';
import { useBacktests } from '../api/backtests';
import type { Release } from '../api/releases';
import { BacktestForm } from './BacktestForm';
import { BacktestList } from './BacktestList';
import { BacktestRun } from './BacktestRun';

/** What a release would have decided; the address says which backtest is shown. */
export function BacktestView({ release: { project, number } }: { release: Release }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const { data: earlier = [] } = useBacktests(project, number);
  const mayStart = useHasRole('business-author', 'rule-developer', 'approver');
  const shown = search.get('backtest') ?? earlier[0]?.id;
  const show = (id: string) => setSearch({ view: 'backtest', backtest: id });
  return (
    <Stack hasGutter>
      <StackItem>
        <p>{t('backtest.about')}</p>
      </StackItem>
      {mayStart && (
        <StackItem>
          <BacktestForm project={project} number={number} onStarted={show} />
        </StackItem>
      )}
      {shown !== undefined && (
        <StackItem>
          <BacktestRun key={shown} id={shown} />
        </StackItem>
      )}
      {shown === undefined && !mayStart && (
        <StackItem>
          <p>{t('backtest.none')}</p>
        </StackItem>
      )}
      {earlier.length > 1 && (
        <StackItem>
          <BacktestList backtests={earlier} shown={shown} onShow={show} />
        </StackItem>
      )}
    </Stack>
  );
}
