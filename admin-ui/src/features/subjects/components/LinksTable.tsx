import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import type { Link } from '../api/identity';
import { FateLabel } from './FateLabel';
import { FragmentLabel } from './FragmentLabel';
import type { FragmentName } from './fragmentNames';
import styles from './IdentityView.module.css';

interface Props {
  links: Link[];
  names: Map<string, FragmentName>;
}

/** What events claimed of two identifiers, and what became of that. */
export function LinksTable({ links, names }: Props) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" aria-labelledby="links" gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          <Th>{t('subject.identity.one')}</Th>
          <Th>{t('subject.identity.andOther')}</Th>
          <Th>{t('subject.identity.claim')}</Th>
          <Th>{t('subject.identity.fate')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {links.map(({ one, other, event, claimedAt, fate }) => (
          <Tr key={`${one} ${other}`}>
            <Td dataLabel={t('subject.identity.one')}>
              <FragmentLabel id={one} names={names} />
            </Td>
            <Td dataLabel={t('subject.identity.andOther')}>
              <FragmentLabel id={other} names={names} />
            </Td>
            <Td dataLabel={t('subject.identity.claim')}>
              <Instant at={claimedAt} />
              <div className={styles.id}>
                {t('subject.identity.byEvent')} <code>{event}</code>
              </div>
            </Td>
            <Td dataLabel={t('subject.identity.fate')}>
              <FateLabel fate={fate} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
