import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import { InfoCircleIcon } from '@patternfly/react-icons/dist/esm/icons/info-circle-icon';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shown } from '@/lib/sheet/cellText';
import type { Column, Row } from '@/lib/sheet/sheet';
import { cellId, type Place } from './layout';
import type { Mark } from './marks';
import styles from './Grid.module.css';

interface Props {
  grid: string;
  row: Row;
  columns: readonly Column[];
  /** The columns that are in sight. */
  places: readonly Place[];
  line: number;
  /** The number of the row in the table, from 1. */
  number: number;
  top: number;
  width: number;
  /** The chosen columns of this line, as first and last; both are -1 if there is none. */
  from: number;
  to: number;
  /** The column of the active cell, or -1. */
  active: number;
  marks: readonly Mark[] | undefined;
  light: 'fired' | 'matched' | undefined;
  /** Stands in the active cell while it is edited. */
  editor: ReactNode;
}

/** One row of a grid. It is drawn again only when something of its own changes. */
export const GridLine = memo(function GridLine(props: Props) {
  const { row, line, number, top, width, marks, light, places } = props;
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      className={`${styles.line} ${light ? styles[light] : ''}`}
      style={{ transform: `translateY(${top}px)`, inlineSize: width }}
      data-row={row.id}
    >
      <LineHead
        line={line}
        number={number}
        marks={marks}
        light={light}
        isChosen={props.from >= 0}
      />
      {places.map((place) => (
        <Cell key={place.index} {...props} place={place} />
      ))}
    </div>
  );
});

function LineHead({
  line,
  number,
  marks,
  light,
  isChosen,
}: Pick<Props, 'line' | 'number' | 'marks' | 'light'> & { isChosen: boolean }) {
  const { t } = useTranslation();
  const worst = marks?.find(({ severity }) => severity === 'error') ?? marks?.[0];
  const said = [
    ...(marks ?? []).map(({ text }) => text),
    ...(light ? [t(`grid.lights.${light}`)] : []),
  ].join('\n');
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      className={isChosen ? `${styles.lineHead} ${styles.chosenHead}` : styles.lineHead}
      data-line={line}
      title={said || undefined}
    >
      {worst && <MarkIcon severity={worst.severity} />}
      <span className={styles.number}>{number}</span>
      {said !== '' && <span className="pf-v6-screen-reader">{said}</span>}
    </div>
  );
}

function MarkIcon({ severity }: Pick<Mark, 'severity'>) {
  const looks = { className: styles[severity], 'aria-hidden': true };
  switch (severity) {
    case 'error':
      return <ExclamationCircleIcon {...looks} />;
    case 'warning':
      return <ExclamationTriangleIcon {...looks} />;
    case 'info':
      return <InfoCircleIcon {...looks} />;
  }
}

function Cell({ grid, row, columns, place, line, from, to, active, marks, editor }: CellProps) {
  const column = columns[place.index];
  if (column === undefined) {
    return null;
  }
  const text = shown(column, row.cells[place.index] ?? '');
  const isActive = active === place.index;
  const isChosen = place.index >= from && place.index <= to;
  const mark = marks?.find((one) => one.column === column.id);
  const classes = [
    styles.cell,
    styles[column.kind],
    place.isFrozen && styles.frozen,
    isChosen && styles.chosen,
    isActive && styles.active,
    mark && styles.marked,
    text === '-' && styles.dash,
    column.type === 'number' && styles.numeric,
  ];
  return (
    <div
      role="gridcell"
      id={cellId(grid, line, place.index)}
      aria-colindex={place.index + 2}
      aria-selected={isChosen}
      aria-invalid={mark?.severity === 'error' || undefined}
      tabIndex={isActive ? 0 : -1}
      className={classes.filter(Boolean).join(' ')}
      style={{ insetInlineStart: place.start, inlineSize: place.size }}
      title={mark?.text ?? (text.length > 12 ? text : undefined)}
      data-line={line}
      data-column={place.index}
    >
      {isActive && editor ? editor : text}
    </div>
  );
}

type CellProps = Props & { place: Place };
