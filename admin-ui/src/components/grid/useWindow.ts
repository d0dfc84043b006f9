import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo } from 'react';
import type { Column } from '@/lib/sheet/sheet';
import { headHeight, lineHeadWidth, lineHeight, type Place, usualWidth } from './layout';

const extraLines = 6;
const extraColumns = 2;

interface Given {
  scroller: RefObject<HTMLDivElement | null>;
  columns: readonly Column[];
  lines: number;
  /** How many columns stay at the beginning of the line. */
  frozen: number;
  widths: Readonly<Record<string, number>>;
  /** Is drawn even out of sight, for it may have the focus. */
  active: { line: number; column: number };
}

/** The part of a table that is in sight: lines and columns, and a way to bring others there. */
export function useWindow({ scroller, columns, lines, frozen, widths, active }: Given) {
  const sizes = useMemo(
    () => columns.map((column) => widths[column.id] ?? usualWidth(column)),
    [columns, widths],
  );
  const frozenWidth = sizes.slice(0, frozen).reduce((sum, size) => sum + size, 0);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by it
  const vertical = useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: extraLines,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
    rangeExtractor: (range) => withKept(range, [active.line]),
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => sizes[column] ?? 0,
    getItemKey: (column) => `${columns[column]?.id} ${sizes[column]}`,
    overscan: extraColumns,
    paddingStart: lineHeadWidth,
    scrollPaddingStart: lineHeadWidth + frozenWidth,
    useFlushSync: false,
    rangeExtractor: (range) => withKept(range, [...Array(frozen).keys(), active.column]),
  });
  const items = horizontal.getVirtualItems();
  const places = useMemo<Place[]>(
    () => items.map(({ index, start, size }) => ({ index, start, size, isFrozen: index < frozen })),
    [items, frozen],
  );
  return {
    items: vertical.getVirtualItems(),
    places,
    width: horizontal.getTotalSize(),
    height: vertical.getTotalSize(),
    page: Math.max(1, pageOf(vertical)),
    show: (line: number, column: number) => {
      vertical.scrollToIndex(line);
      if (column >= frozen) {
        horizontal.scrollToIndex(column);
      }
    },
  };
}

function pageOf(vertical: Virtualizer<HTMLDivElement, Element>): number {
  return Math.floor(((vertical.scrollRect?.height ?? 0) - headHeight) / lineHeight) - 1;
}

interface Sight {
  startIndex: number;
  endIndex: number;
  overscan: number;
  count: number;
}

function withKept({ startIndex, endIndex, overscan, count }: Sight, kept: number[]): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const indexes = new Set(kept.filter((index) => index < count));
  for (let index = first; index <= last; index++) {
    indexes.add(index);
  }
  return [...indexes].sort((one, other) => one - other);
}
