import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { decimal, percent } from '@/lib/format/format';
import type { BacktestResult } from '../api/backtest';
import { ActionsTable } from './ActionsTable';
import { BacktestMatrix } from './BacktestMatrix';
import { GroupsTable } from './GroupsTable';
import { NotReplayable } from './NotReplayable';

/** Who would get something else: in one sentence, by segment, by action, with examples. */
export function BacktestFindings({ result }: { result: BacktestResult }) {
  const { t, i18n } = useTranslation();
  const { all, segments, slots, actions, matrix, notReplayable } = result;
  const made = all.read - all.notReplayable;
  if (all.read === 0) {
    return <Alert isInline component="h3" variant="info" title={t('backtest.nothing')} />;
  }
  const figure = (count: number) => decimal(count, i18n.language);
  return (
    <Stack hasGutter>
      <StackItem>
        <Alert
          isInline
          component="h3"
          variant={all.changed > 0 ? 'warning' : 'success'}
          title={
            all.changed > 0
              ? t('backtest.changed', {
                  changed: figure(all.changed),
                  made: figure(made),
                  share: percent(all.changed / Math.max(made, 1), i18n.language),
                })
              : t('backtest.unchanged', { made: figure(made) })
          }
        >
          {all.changed > 0 && (
            <p>
              {t('backtest.kinds', {
                first: figure(all.first),
                ranking: figure(all.ranking),
                content: figure(all.content),
              })}
            </p>
          )}
          <p>
            {t('backtest.value', {
              before: figure(all.valueBefore),
              after: figure(all.valueAfter),
            })}
          </p>
        </Alert>
      </StackItem>
      {segments.length > 0 && (
        <StackItem>
          <GroupsTable name="segments" groups={segments} />
        </StackItem>
      )}
      {slots.length > 1 && (
        <StackItem>
          <GroupsTable name="slots" groups={slots} />
        </StackItem>
      )}
      {actions.length > 0 && (
        <StackItem>
          <ActionsTable actions={actions} />
        </StackItem>
      )}
      {all.changed > 0 && (
        <StackItem>
          <BacktestMatrix matrix={matrix} />
        </StackItem>
      )}
      {notReplayable.length > 0 && (
        <StackItem>
          <NotReplayable unknown={notReplayable} />
        </StackItem>
      )}
    </Stack>
  );
}
