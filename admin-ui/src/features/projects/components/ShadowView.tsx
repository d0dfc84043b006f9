import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { decimal, duration, percent } from '@/lib/format/format';
import type { Release } from '../api/releases';
import { useShadow } from '../api/shadow';
import { ActionsChange } from './ActionsChange';
import { Answered } from '@/components/Answered';
import texts from './texts.module.css';

/** What a release decided for nobody to see, beside what was answered. */
export function ShadowView({ release: { project, number } }: { release: Release }) {
  const { t, i18n } = useTranslation();
  const figure = (count: number) => decimal(count, i18n.language);
  return (
    <Answered query={useShadow(project, number)}>
      {({ compared, same, answeredMicros, shadowMicros, differences }) =>
        compared === 0 ? (
          <p>{t('release.shadow.nothing')}</p>
        ) : (
          <Stack hasGutter>
            <StackItem>
              <Alert
                isInline
                component="h2"
                variant={same === compared ? 'success' : 'warning'}
                title={t('release.shadow.summary', {
                  compared: figure(compared),
                  same: figure(same),
                  share: percent(same / compared, i18n.language),
                })}
              >
                {t('release.shadow.time', {
                  answered: duration(answeredMicros, i18n.language),
                  shadow: duration(shadowMicros, i18n.language),
                })}
              </Alert>
            </StackItem>
            {differences.length > 0 && (
              <StackItem>
                <Table variant="compact" gridBreakPoint="grid-lg">
                  <Caption>{t('release.shadow.caption')}</Caption>
                  <Thead>
                    <Tr>
                      <Th>{t('release.shadow.change')}</Th>
                      <Th className={texts.number}>{t('release.shadow.decisions')}</Th>
                    </Tr>
                  </Thead>
                  <Tbody>
                    {differences.map(({ answered, shadow, count }, index) => (
                      <Tr key={index}>
                        <Td dataLabel={t('release.shadow.change')}>
                          <ActionsChange before={answered} after={shadow} />
                        </Td>
                        <Td dataLabel={t('release.shadow.decisions')} className={texts.number}>
                          {figure(count)}
                        </Td>
                      </Tr>
                    ))}
                  </Tbody>
                </Table>
              </StackItem>
            )}
          </Stack>
        )
      }
    </Answered>
  );
}
