import { Button, SearchInput } from '@patternfly/react-core';
import { type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selecting } from '@/components/grid/selection';
import type { Seen } from '@/lib/sheet/commands';
import { found, type View } from '@/lib/sheet/view';
import { ColumnMenu } from './ColumnMenu';
import styles from './FindBar.module.css';

interface Props {
  field: RefObject<HTMLInputElement | null>;
  seen: Seen;
  view: View;
  onView: (view: View) => void;
  frozen: number;
  onFrozen: (columns: number) => void;
  selection: Selecting;
}

/** Finds words, and says how the table is looked at. None of it changes the file. */
export function FindBar({ field, seen, view, onView, frozen, onFrozen, selection }: Props) {
  const { t, i18n } = useTranslation();
  const [words, setWords] = useState('');
  const spots = useMemo(() => found(seen.sheet, seen.order, words), [seen, words]);
  const { active } = selection;
  const here = spots.findIndex(
    ({ line, column }) => line === active.line && column === active.column,
  );
  const go = (step: number) => {
    const after = spots.findIndex(
      ({ line, column }) => line > active.line || (line === active.line && column > active.column),
    );
    const next = here >= 0 ? here + step : step > 0 ? Math.max(0, after) : after - 1;
    const spot = spots.at(((next % spots.length) + spots.length) % spots.length);
    if (spot) {
      selection.change({ to: 'spot', spot });
    }
  };
  const total = seen.sheet.rows.length;
  const shownRows = seen.order.length;
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div className={styles.bar}>
      <SearchInput
        ref={field}
        aria-label={t('drafts.find.label')}
        placeholder={t('drafts.find.label')}
        value={words}
        onChange={(_, value) => setWords(value)}
        onClear={() => setWords('')}
        onSearch={() => go(1)}
        {...(words !== '' && { resultsCount: `${here + 1} / ${number(spots.length)}` })}
        onNextClick={() => go(1)}
        onPreviousClick={() => go(-1)}
        className={styles.find}
      />
      <ColumnMenu
        seen={seen}
        column={active.column}
        view={view}
        onView={onView}
        frozen={frozen}
        onFrozen={onFrozen}
      />
      <span className={styles.count} aria-live="polite">
        {shownRows === total
          ? t('drafts.find.all', { count: total, number: number(total) })
          : t('drafts.find.some', { shown: number(shownRows), number: number(total) })}
      </span>
      {(shownRows !== total || view.sort) && (
        <Button variant="link" isInline onClick={() => onView({ filters: {} })}>
          {t('drafts.find.clear')}
        </Button>
      )}
    </div>
  );
}
