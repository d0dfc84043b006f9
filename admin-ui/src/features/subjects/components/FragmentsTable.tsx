import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { decimal, humanised } from '@/lib/format/format';
import type { Fragment } from '../api/identity';
import { FragmentLabel } from './FragmentLabel';
import type { FragmentName } from './fragmentNames';
import styles from './IdentityView.module.css';

const standings = ['ordinary', 'shared', 'tangled'] as const;

interface Props {
  fragments: Fragment[];
  names: Map<string, FragmentName>;
}

/** The identifiers of the subject, and what their links have made of them. */
export function FragmentsTable({ fragments, names }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <Table variant="compact" aria-labelledby="fragments" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th>{t('subject.identity.identifier')}</Th>
          <Th>{t('subject.identity.events')}</Th>
          <Th>{t('subject.identity.standing')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {fragments.map(({ id, events, standing }) => {
          const known = standings.find((one) => one === standing);
          return (
            <Tr key={id}>
              <Td dataLabel={t('subject.identity.identifier')}>
                <FragmentLabel id={id} names={names} />
              </Td>
              <Td dataLabel={t('subject.identity.events')}>{decimal(events, i18n.language)}</Td>
              <Td dataLabel={t('subject.identity.standing')}>
                {known ? t(`subject.standings.${known}.name`) : humanised(standing)}
                {known && (
                  <span className={styles.about}>{t(`subject.standings.${known}.about`)}</span>
                )}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
