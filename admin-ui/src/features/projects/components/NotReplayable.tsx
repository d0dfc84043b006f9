import { List, ListItem, Title } from '@patternfly/react-core';
import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { humanised } from '@/lib/format/format';
import type { BacktestResult } from '../api/backtest';

const causes = [
  'erased',
  'unreadable',
  'release-unknown',
  'name-unknown',
  'trait-unknown',
  'profile-differs',
  'contacts-differ',
  'rules-failed',
] as const;

/** Why some decisions could not be made again. */
export function NotReplayable({ unknown }: { unknown: BacktestResult['notReplayable'] }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Title headingLevel="h3" size="md">
        {t('backtest.notReplayable')}
      </Title>
      <List>
        {unknown.map(({ cause, detail, decisions }) => (
          <ListItem key={`${cause} ${detail}`}>
            {t('backtest.cause', { count: decisions, cause: causeWords(cause, i18n) })}
            {detail !== '' && ` (${detail})`}
          </ListItem>
        ))}
      </List>
    </>
  );
}

function causeWords(cause: string, i18n: i18n): string {
  const known = causes.find((one) => one === cause);
  return known ? i18n.t(`backtest.causes.${known}`) : humanised(cause);
}
