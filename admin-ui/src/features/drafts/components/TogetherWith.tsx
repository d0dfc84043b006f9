import { Label, LabelGroup } from '@patternfly/react-core';
import { UserIcon } from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../api/draft';

/** Who else works on the draft now, and whether in the same file. */
export function TogetherWith({ draft, path }: { draft: Draft; path?: string }) {
  const { t } = useTranslation();
  const { others } = draft;
  if (others.length === 0) {
    return null;
  }
  return (
    <LabelGroup aria-label={t('drafts.others')} numLabels={4}>
      {others.map(({ name, path: theirs }) => (
        <Label
          key={name}
          isCompact
          icon={<UserIcon />}
          color={theirs !== undefined && theirs === path ? 'orange' : 'grey'}
        >
          {theirs === undefined ? name : t('drafts.otherIn', { name, path: theirs })}
        </Label>
      ))}
    </LabelGroup>
  );
}
