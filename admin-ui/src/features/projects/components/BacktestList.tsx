import { Button, List, ListItem, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import type { Backtest } from '../api/backtest';

interface Props {
  backtests: Backtest[];
  shown: string | undefined;
  onShow: (id: string) => void;
}

/** The other backtests of a release that this node remembers. */
export function BacktestList({ backtests, shown, onShow }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Title headingLevel="h2" size="md">
        {t('backtest.earlier')}
      </Title>
      <List isPlain>
        {backtests
          .filter(({ id }) => id !== shown)
          .map(({ id, startedBy, startedAt, state }) => (
            <ListItem key={id}>
              <Button variant="link" isInline onClick={() => onShow(id)}>
                {t('backtest.startedBy', { name: startedBy })} <Instant at={startedAt} />
              </Button>
              {' · '}
              {t(`backtest.states.${state}`)}
            </ListItem>
          ))}
      </List>
    </>
  );
}
