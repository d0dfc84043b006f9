import { useTranslation } from 'react-i18next';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Column } from '@/lib/sheet/sheet';
import type { View } from '@/lib/sheet/view';
import { headHeight, narrowest, type Place } from './layout';
import styles from './Grid.module.css';

const keyStep = 16;

interface Props {
  columns: readonly Column[];
  places: readonly Place[];
  width: number;
  view: View;
  onChooseColumn: (column: number) => void;
  onResize: (column: string, width: number) => void;
}

/** The names of the columns, which stay in sight. Their borders can be dragged. */
export function GridHead({ columns, places, width, view, onChooseColumn, onResize }: Props) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={styles.head} style={{ inlineSize: width }}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.headLine}
        style={{ blockSize: headHeight }}
      >
        <div role="columnheader" aria-colindex={1} className={styles.corner}>
          {t('grid.row')}
        </div>
        {places.map((place) => {
          const column = columns[place.index];
          return (
            column && (
              <Head
                key={column.id}
                column={column}
                place={place}
                view={view}
                onChoose={() => onChooseColumn(place.index)}
                onResize={(size) => onResize(column.id, size)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface HeadProps {
  column: Column;
  place: Place;
  view: View;
  onChoose: () => void;
  onResize: (width: number) => void;
}

function Head({ column, place, view, onChoose, onResize }: HeadProps) {
  const { t } = useTranslation();
  const { id, kind, name, expression } = column;
  const sort = view.sort?.column === id ? view.sort : undefined;
  const isFiltered = Boolean(view.filters[id]);
  return (
    <div
      role="columnheader"
      aria-colindex={place.index + 2}
      aria-sort={sort ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      className={`${styles.columnHead} ${styles[kind]} ${place.isFrozen ? styles.frozen : ''}`}
      style={{ insetInlineStart: place.start, inlineSize: place.size }}
      title={expression ?? name}
    >
      <button type="button" className={styles.columnName} tabIndex={-1} onClick={onChoose}>
        <span className={styles.kind}>
          {t(`grid.kinds.${kind}`)}
          {isFiltered && ` · ${t('grid.filtered')}`}
          {sort && (sort.isDescending ? ' ↓' : ' ↑')}
        </span>
        <span className={styles.name}>{name}</span>
      </button>
      <Border name={name} width={place.size} onResize={onResize} />
    </div>
  );
}

/** The border between two columns, moved by mouse or by arrow keys. */
function Border({
  name,
  width,
  onResize,
}: {
  name: string;
  width: number;
  onResize: (width: number) => void;
}) {
  const { t } = useTranslation();
  const resize = (to: number) => onResize(Math.max(narrowest, Math.round(to)));
  const drag = (start: PointerEvent<HTMLElement>) => {
    const { currentTarget: border, clientX: from, pointerId } = start;
    start.preventDefault();
    border.setPointerCapture(pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) => resize(width + clientX - from);
    border.addEventListener('pointermove', move);
    border.addEventListener('pointerup', () => border.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      resize(width + step);
    }
  };
  return (
    <div
      role="slider"
      tabIndex={-1}
      aria-orientation="horizontal"
      aria-label={t('grid.width', { name })}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={1000}
      className={styles.border}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
