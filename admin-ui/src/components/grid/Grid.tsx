import { type FocusEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowAt, type Seen, typed } from '@/lib/sheet/commands';
import type { Column, Edit } from '@/lib/sheet/sheet';
import type { View } from '@/lib/sheet/view';
import { CellEditor, type Leaving } from './CellEditor';
import { clipboardOf } from './clipboard';
import { GridHead } from './GridHead';
import { GridLine } from './GridLine';
import { cellId, headHeight } from './layout';
import type { Lights, Marks } from './marks';
import type { Selecting } from './selection';
import { useKeys } from './useKeys';
import { usePointer } from './usePointer';
import { useWindow } from './useWindow';
import styles from './Grid.module.css';

export interface GridProps {
  seen: Seen;
  view: View;
  label: string;
  selection: Selecting;
  /** How many columns stay in sight. */
  frozen?: number;
  marks?: Marks;
  lights?: Lights;
  suggest?: (column: Column, text: string) => readonly string[];
  /** What is done with edits; a grid without it is read only. */
  onEdits?: (edits: Edit[]) => void;
  onUndo?: () => void;
  onRedo?: () => void;
  onFind?: () => void;
}

const steps: Record<Leaving, [number, number]> = {
  away: [0, 0],
  stay: [0, 0],
  down: [1, 0],
  up: [-1, 0],
  right: [0, 1],
  left: [0, -1],
};

/** A decision table as a sheet, of which only what is in sight is drawn. */
export function Grid(props: GridProps) {
  const { seen, view, label, selection, frozen = 0, marks, lights, onEdits } = props;
  const { active, range, editing, change } = selection;
  const { columns } = seen.sheet;
  const { t } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [widths, setWidths] = useState<Record<string, number>>({});
  const lines = seen.order.length;
  const sight = useWindow({ scroller, columns, lines, frozen, widths, active });
  const hasFocus = useRef(false);
  // The field in which a cell was typed takes the focus with it when it goes.
  const wantsFocus = useRef(false);
  const { show } = sight;
  const shownSpot = useRef(active);
  const column = columns[active.column];

  useEffect(() => {
    const isElsewhere =
      shownSpot.current.line !== active.line || shownSpot.current.column !== active.column;
    if (isElsewhere) {
      shownSpot.current = active;
      show(active.line, active.column);
    }
    if ((hasFocus.current || wantsFocus.current) && !editing) {
      wantsFocus.current = false;
      document.getElementById(cellId(id, active.line, active.column))?.focus({
        preventScroll: true,
      });
    }
  }, [active, editing, id, show]);

  const { press, beginHere } = useKeys(props, sight.page);
  const done = (text: string, leaving: Leaving) => {
    wantsFocus.current = leaving !== 'away';
    change({ to: 'editing', editing: undefined });
    onEdits?.(typed(seen, active, text));
    const [down, right] = steps[leaving];
    change({ to: 'spot', spot: { line: active.line + down, column: active.column + right } });
  };
  const pointer = usePointer(selection, beginHere);
  const focus = ({ type, relatedTarget }: FocusEvent) => {
    hasFocus.current =
      type === 'focus' || (scroller.current?.contains(relatedTarget as Node | null) ?? false);
  };
  const cellLabel = column ? `${column.name}, ${t('grid.row')} ${active.line + 1}` : '';

  return (
    // The keys of all cells are heard here; the active cell has the focus.
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-rowcount={lines + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-readonly={onEdits === undefined}
      className={styles.grid}
      onKeyDown={press}
      onFocus={focus}
      onBlur={focus}
      {...pointer}
      {...clipboardOf(seen, selection, onEdits)}
    >
      <GridHead
        columns={columns}
        places={sight.places}
        width={sight.width}
        view={view}
        onChooseColumn={(at) =>
          change({ to: 'range', range: { top: 0, bottom: lines - 1, left: at, right: at } })
        }
        onResize={(name, width) => setWidths((known) => ({ ...known, [name]: width }))}
      />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ blockSize: sight.height, inlineSize: sight.width, minBlockSize: headHeight }}
      >
        {sight.items.map(({ index: line, start }) => {
          const row = rowAt(seen, line);
          const isIn = line >= range.top && line <= range.bottom;
          const isActive = line === active.line;
          return (
            row && (
              <GridLine
                key={row.id}
                grid={id}
                row={row}
                columns={columns}
                places={sight.places}
                line={line}
                number={(seen.order[line] ?? 0) + 1}
                top={start}
                width={sight.width}
                from={isIn ? range.left : -1}
                to={isIn ? range.right : -1}
                active={isActive ? active.column : -1}
                marks={marks?.get(row.id)}
                light={lights?.get(row.id)}
                editor={
                  isActive && editing && column ? (
                    <CellEditor
                      editing={editing}
                      label={cellLabel}
                      suggest={(text) => props.suggest?.(column, text) ?? []}
                      onDone={done}
                      onCancel={() => {
                        wantsFocus.current = true;
                        change({ to: 'editing', editing: undefined });
                      }}
                    />
                  ) : undefined
                }
              />
            )
          );
        })}
      </div>
    </div>
  );
}
