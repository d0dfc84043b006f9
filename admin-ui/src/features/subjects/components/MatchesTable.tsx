import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { decimal, humanised, percent } from '@/lib/format/format';
import type { Match } from '../api/identity';
import { FateLabel } from './FateLabel';
import { FragmentLabel } from './FragmentLabel';
import type { FragmentName } from './fragmentNames';
import styles from './IdentityView.module.css';

interface Props {
  matches: Match[];
  names: Map<string, FragmentName>;
}

/** What matching found to look like one subject, with its evidence. */
export function MatchesTable({ matches, names }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <Table variant="compact" aria-labelledby="matches" gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          <Th>{t('subject.identity.one')}</Th>
          <Th>{t('subject.identity.andOther')}</Th>
          <Th>{t('subject.identity.probability')}</Th>
          <Th>{t('subject.identity.evidence')}</Th>
          <Th>{t('subject.identity.fate')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {matches.map((match) => (
          <Tr key={match.id}>
            <Td dataLabel={t('subject.identity.one')}>
              <FragmentLabel id={match.one} names={names} />
            </Td>
            <Td dataLabel={t('subject.identity.andOther')}>
              <FragmentLabel id={match.other} names={names} />
            </Td>
            <Td dataLabel={t('subject.identity.probability')}>
              {percent(match.probability, i18n.language)}
            </Td>
            <Td dataLabel={t('subject.identity.evidence')}>
              <div className={styles.evidence}>
                {match.evidence.map(({ field, level, bits }) => (
                  <span key={field}>
                    {t('subject.identity.evidenceOf', {
                      field: humanised(field),
                      level,
                      bits: decimal(bits, i18n.language, 1),
                    })}
                  </span>
                ))}
              </div>
            </Td>
            <Td dataLabel={t('subject.identity.fate')}>
              <FateLabel fate={match.state} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
