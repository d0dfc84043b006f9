/** A cell by what is seen: its line among those shown, and its column. */
export interface Spot {
  line: number;
  column: number;
}

/** A rectangle of cells; all bounds belong to it. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The rectangle between two cells. */
export function between(one: Spot, other: Spot): Range {
  return {
    top: Math.min(one.line, other.line),
    bottom: Math.max(one.line, other.line),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** The nearest cell of a table of this size. */
export function within(spot: Spot, lines: number, columns: number): Spot {
  return {
    line: Math.max(0, Math.min(lines - 1, spot.line)),
    column: Math.max(0, Math.min(columns - 1, spot.column)),
  };
}

/** The numbers from one to another, both included. */
export function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
