import type { Column } from '@/lib/sheet/sheet';

/** The height of a row in pixels. */
export const lineHeight = 32;
/** The height of the header in pixels. */
export const headHeight = 60;
/** The width of the numbers of the rows in pixels. */
export const lineHeadWidth = 64;
/** The narrowest column in pixels. */
export const narrowest = 48;

/** Where a column stands, in pixels from the beginning of the line. */
export interface Place {
  index: number;
  start: number;
  size: number;
  isFrozen: boolean;
}

/** The width that a column has until somebody drags its border. */
export function usualWidth({ kind, type, name }: Column): number {
  if (kind === 'annotation') {
    return 320;
  }
  const wished = 40 + name.length * 8;
  return Math.max(type === 'number' || type === 'boolean' ? 110 : 150, Math.min(wished, 260));
}

/** The id of the element of a cell. */
export function cellId(grid: string, line: number, column: number): string {
  return `${grid}-${line}-${column}`;
}
