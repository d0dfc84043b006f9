import { Label, LabelGroup } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../api/rules';
import styles from './texts.module.css';

const columns = ['name', 'kind', 'place', 'tags', 'state'] as const;

interface Props {
  rules: Rule[];
  /** A tag leads to all that carries it. */
  onTag: (tag: string) => void;
}

/** Rules and what else can carry tags, with the tags. */
export function RulesTable({ rules, onTag }: Props) {
  const { t } = useTranslation();
  return (
    <Table aria-label={t('release.tabs.rules')} variant="compact" gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>{t(`release.ruleColumns.${column}`)}</Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rules.map((rule) => (
          <Row key={`${rule.kind} ${rule.place} ${rule.name}`} rule={rule} onTag={onTag} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ rule, onTag }: { rule: Rule; onTag: Props['onTag'] }) {
  const { t } = useTranslation();
  const { name, kind, file, line, tags, excludes, enabled } = rule;
  return (
    <Tr>
      <Td dataLabel={t('release.ruleColumns.name')} className={styles.wrap}>
        {name}
      </Td>
      <Td dataLabel={t('release.ruleColumns.kind')}>
        {t(`release.ruleKinds.${kind}`)}
        {excludes && <div className={styles.subtle}>{t('release.rules.excludes')}</div>}
      </Td>
      <Td dataLabel={t('release.ruleColumns.place')}>
        <code className={styles.code}>{line > 0 ? `${file}:${line}` : file}</code>
      </Td>
      <Td dataLabel={t('release.ruleColumns.tags')}>
        {tags.length > 0 && (
          <LabelGroup numLabels={tags.length} aria-label={t('release.ruleColumns.tags')}>
            {tags.map((tag) => (
              <Label
                key={tag}
                isCompact
                variant="outline"
                title={t('release.rules.onlyTag', { tag })}
                onClick={() => onTag(tag)}
              >
                {tag}
              </Label>
            ))}
          </LabelGroup>
        )}
      </Td>
      <Td dataLabel={t('release.ruleColumns.state')}>
        <span>
          <Label isCompact color={enabled ? 'green' : 'grey'}>
            {t(enabled ? 'release.rules.enabled' : 'release.rules.disabled')}
          </Label>
        </span>
      </Td>
    </Tr>
  );
}
