import { Card, CardBody, CardTitle, Label } from '@patternfly/react-core';
import { BanIcon } from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import type { Profile } from '../api/profile';

/** What the subject said about purposes, everywhere or in one channel. */
export function ConsentsCard({ consents }: { consents: Profile['consents'] }) {
  const { t } = useTranslation();
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('subject.consents.title')}</CardTitle>
      <CardBody>
        {consents.length === 0 ? (
          t('subject.consents.none')
        ) : (
          <Table
            variant="compact"
            aria-label={t('subject.consents.title')}
            gridBreakPoint="grid-md"
          >
            <Thead>
              <Tr>
                <Th modifier="nowrap">{t('subject.consents.purpose')}</Th>
                <Th modifier="nowrap">{t('subject.consents.channel')}</Th>
                <Th modifier="nowrap">{t('subject.consents.word')}</Th>
                <Th modifier="nowrap">{t('subject.consents.since')}</Th>
                <Th modifier="nowrap">{t('subject.consents.source')}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {consents.map(({ purpose, granted, at, source }) => {
                const [reason, channel] = purpose.split('@');
                return (
                  <Tr key={purpose}>
                    <Td dataLabel={t('subject.consents.purpose')}>
                      {reason || t('subject.consents.allPurposes')}
                    </Td>
                    <Td dataLabel={t('subject.consents.channel')}>
                      {channel ?? t('subject.consents.allChannels')}
                    </Td>
                    <Td dataLabel={t('subject.consents.word')}>
                      <span>
                        {' '}
                        <Label
                          isCompact
                          color={granted ? 'green' : 'orange'}
                          icon={granted ? <CheckIcon /> : <BanIcon />}
                        >
                          {t(granted ? 'subject.consents.granted' : 'subject.consents.refused')}
                        </Label>
                      </span>
                    </Td>
                    <Td dataLabel={t('subject.consents.since')}>
                      <Instant at={at} />
                    </Td>
                    <Td dataLabel={t('subject.consents.source')}>{source}</Td>
                  </Tr>
                );
              })}
            </Tbody>
          </Table>
        )}
      </CardBody>
    </Card>
  );
}
