import {
  Divider,
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
  TextInput,
} from '@patternfly/react-core';
import { FilterIcon } from '@patternfly/react-icons/dist/esm/icons/filter-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seen } from '@/lib/sheet/commands';
import type { View } from '@/lib/sheet/view';
import styles from './ColumnMenu.module.css';

interface Props {
  seen: Seen;
  /** The place of the column in question, which is that of the active cell. */
  column: number;
  view: View;
  onView: (view: View) => void;
  frozen: number;
  onFrozen: (columns: number) => void;
}

/** How the column of the active cell is looked at: sorted, filtered, kept in sight. */
export function ColumnMenu({ seen, column: place, view, onView, frozen, onFrozen }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const column = seen.sheet.columns[place];
  if (column === undefined) {
    return null;
  }
  const { id, name } = column;
  const sort = (isDescending: boolean) => onView({ ...view, sort: { column: id, isDescending } });
  const filter = (words: string) => onView({ ...view, filters: { ...view.filters, [id]: words } });
  return (
    <>
      <Dropdown
        isOpen={isOpen}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            icon={<FilterIcon />}
            isExpanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {name}
          </MenuToggle>
        )}
      >
        <DropdownList>
          <DropdownItem onClick={() => sort(false)}>{t('drafts.column.ascending')}</DropdownItem>
          <DropdownItem onClick={() => sort(true)}>{t('drafts.column.descending')}</DropdownItem>
          <Divider component="li" />
          <DropdownItem onClick={() => onFrozen(place + 1)}>
            {t('drafts.column.freeze')}
          </DropdownItem>
          {frozen > 0 && (
            <DropdownItem onClick={() => onFrozen(0)}>{t('drafts.column.unfreeze')}</DropdownItem>
          )}
        </DropdownList>
      </Dropdown>
      <TextInput
        className={styles.filter}
        aria-label={t('drafts.column.filter', { name })}
        placeholder={t('drafts.column.filterHint')}
        value={view.filters[id] ?? ''}
        onChange={(_, words) => filter(words)}
      />
    </>
  );
}
