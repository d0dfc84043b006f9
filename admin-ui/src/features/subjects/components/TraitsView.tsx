import { EmptyState, EmptyStateBody, Label } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { Instant } from '@/components/Instant';
import { factText } from '@/lib/format/factText';
import { humanised } from '@/lib/format/format';
import { type Trait, useTraits } from '../api/traits';
import styles from './Tables.module.css';

/** The traits that a project declares, of the subject now. */
export function TraitsView({ id, project }: { id: string; project: string }) {
  const { t } = useTranslation();
  const traits = useTraits(id, project);
  return (
    <Answered query={traits}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('subject.traits.none.title')}>
            <EmptyStateBody>{t('subject.traits.none.body')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <TraitsTable traits={all} project={project} />
        )
      }
    </Answered>
  );
}

function TraitsTable({ traits, project }: { traits: Trait[]; project: string }) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="grid-lg">
      <Caption>{t('subject.traits.caption', { project })}</Caption>
      <Thead>
        <Tr>
          <Th>{t('subject.traits.trait')}</Th>
          <Th>{t('subject.traits.value')}</Th>
          <Th>{t('subject.traits.lineage')}</Th>
          <Th>{t('subject.traits.until')}</Th>
          <Th>{t('subject.traits.classification')}</Th>
          <Th>{t('subject.traits.purposes')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {traits.map((trait) => (
          <Row key={trait.trait} trait={trait} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ trait }: { trait: Trait }) {
  const { t, i18n } = useTranslation();
  const { value, until } = trait;
  const isUnknown = value === undefined || value === null;
  return (
    <Tr>
      <Td dataLabel={t('subject.traits.trait')}>
        <code>{trait.trait}</code>
      </Td>
      <Td dataLabel={t('subject.traits.value')} className={styles.value}>
        {isUnknown ? (
          <span className={styles.subtle}>{t('subject.traits.unknown')}</span>
        ) : (
          factText(value, i18n.language) || <span className={styles.subtle}>—</span>
        )}
      </Td>
      <Td dataLabel={t('subject.traits.lineage')}>
        {t(trait.derived ? 'subject.traits.derived' : 'subject.traits.stated')}
      </Td>
      <Td dataLabel={t('subject.traits.until')}>
        {until ? <Instant at={until} /> : <span className={styles.subtle}>—</span>}
      </Td>
      <Td dataLabel={t('subject.traits.classification')}>
        <span>
          <Label isCompact color={trait.classification === 'sensitive' ? 'red' : 'grey'}>
            {humanised(trait.classification)}
          </Label>
        </span>
      </Td>
      <Td dataLabel={t('subject.traits.purposes')}>{trait.purposes.join(', ')}</Td>
    </Tr>
  );
}
