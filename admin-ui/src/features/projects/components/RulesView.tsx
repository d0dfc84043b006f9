import {
  Button,
  EmptyState,
  FormSelect,
  FormSelectOption,
  SearchInput,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Release } from '../api/releases';
import { type RuleKind, useRules } from '../api/rules';
import { Answered } from '@/components/Answered';
import { RulesTable } from './RulesTable';
import styles from './RulesView.module.css';

const kinds: RuleKind[] = ['row', 'rule', 'action', 'segment', 'model', 'scenario'];

/** What can carry tags in a release; the address holds the tag and the kind that are wanted. */
export function RulesView({ release: { project, number } }: { release: Release }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tag = search.get('tag') ?? '';
  const kind = kinds.find((one) => one === search.get('kind'));
  const go = (wanted: { tag?: string; kind?: string }) =>
    setSearch(
      Object.entries({ view: 'rules', tag, kind: kind ?? '', ...wanted }).filter(
        ([, value]) => value !== '',
      ),
      { replace: true },
    );
  const rules = useRules(project, number, {
    ...(tag !== '' && { tag }),
    ...(kind && { kind }),
  });
  return (
    <Stack hasGutter>
      <StackItem className={styles.filters}>
        <TagFilter key={tag} tag={tag} onFilter={(wanted) => go({ tag: wanted })} />
        <FormSelect
          className={styles.kind}
          aria-label={t('release.rules.kind')}
          value={kind ?? ''}
          onChange={(_event, wanted) => go({ kind: wanted })}
        >
          <FormSelectOption value="" label={t('release.rules.allKinds')} />
          {kinds.map((one) => (
            <FormSelectOption key={one} value={one} label={t(`release.ruleKinds.${one}`)} />
          ))}
        </FormSelect>
      </StackItem>
      <StackItem>
        <Answered query={rules}>
          {({ pages }) => {
            const found = pages.flatMap(({ items }) => items);
            return found.length === 0 ? (
              <EmptyState headingLevel="h2" icon={SearchIcon} titleText={t('release.rules.none')} />
            ) : (
              <RulesTable rules={found} onTag={(wanted) => go({ tag: wanted })} />
            );
          }}
        </Answered>
      </StackItem>
      {rules.hasNextPage && (
        <StackItem>
          <Button
            variant="secondary"
            isLoading={rules.isFetchingNextPage}
            isDisabled={rules.isFetchingNextPage}
            onClick={() => void rules.fetchNextPage()}
          >
            {t('release.rules.more')}
          </Button>
        </StackItem>
      )}
    </Stack>
  );
}

function TagFilter({ tag, onFilter }: { tag: string; onFilter: (tag: string) => void }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(tag);
  return (
    <SearchInput
      className={styles.tag}
      aria-label={t('release.rules.tag')}
      placeholder={t('release.rules.tag')}
      submitSearchButtonLabel={t('release.rules.filter')}
      resetButtonLabel={t('release.rules.clear')}
      value={wanted}
      onChange={(_event, value) => setWanted(value)}
      onSearch={() => onFilter(wanted.trim())}
      onClear={() => (tag === '' ? setWanted('') : onFilter(''))}
    />
  );
}
