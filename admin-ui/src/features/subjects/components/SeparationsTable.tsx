import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import type { Separation } from '../api/identity';
import { RejoinDialog } from './RejoinDialog';

interface Props {
  separations: Separation[];
  mayUndo: boolean;
  onRejoined: () => void;
}

/** Decisions of people that some of the identifiers are not of one subject. */
export function SeparationsTable({ separations, mayUndo, onRejoined }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Separation>();
  return (
    <>
      <Table variant="compact" aria-labelledby="separations" gridBreakPoint="grid-md">
        <Thead>
          <Tr>
            <Th>{t('subject.identity.separatedAt')}</Th>
            <Th>{t('subject.identity.separatedBy')}</Th>
            <Th>{t('subject.identity.reason')}</Th>
            {mayUndo && <Th screenReaderText={t('subject.rejoin.open')} />}
          </Tr>
        </Thead>
        <Tbody>
          {separations.map((separation) => (
            <Tr key={separation.id}>
              <Td dataLabel={t('subject.identity.separatedAt')}>
                <Instant at={separation.separatedAt} />
              </Td>
              <Td dataLabel={t('subject.identity.separatedBy')}>{separation.separatedBy}</Td>
              <Td dataLabel={t('subject.identity.reason')}>{separation.reason}</Td>
              {mayUndo && (
                <Td isActionCell>
                  <Button variant="link" isInline onClick={() => setAsked(separation)}>
                    {t('subject.rejoin.open')}
                  </Button>
                </Td>
              )}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {asked && (
        <RejoinDialog
          separation={asked}
          onClose={() => setAsked(undefined)}
          onRejoined={() => {
            setAsked(undefined);
            onRejoined();
          }}
        />
      )}
    </>
  );
}
