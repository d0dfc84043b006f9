/** What a column is for: what is asked, what is said, or what people read beside it. */
export type ColumnKind = 'input' | 'output' | 'annotation';

/** A column of a decision table. */
export interface Column {
  id: string;
  kind: ColumnKind;
  name: string;
  /** What an input reads. */
  expression?: string;
  /** The declared type of its values, such as `number`. */
  type?: string;
  /** The allowed values as FEEL literals. */
  values?: readonly string[];
}

/** A row: its cells in the order of the columns, as the file has them. */
export interface Row {
  id: string;
  cells: string[];
}

/** A decision table as it is edited: a value, of which each edit makes another. */
export interface Sheet {
  id: string;
  name: string;
  /** Which of the rows that match decide; a file of another kind has none. */
  hitPolicy?: string;
  aggregation?: string;
  columns: readonly Column[];
  rows: readonly Row[];
}

/** The place of a cell, by the ids of its row and column. */
export interface CellChange {
  row: string;
  column: string;
  from: string;
  to: string;
}

/**
 * A change of a table, as the server takes it. What it expects to find is part of it; rows that
 * come after none are the first.
 */
export type Edit =
  | { kind: 'set'; table: string; cells: CellChange[] }
  | { kind: 'insert'; table: string; after?: string | undefined; rows: Row[] }
  | { kind: 'delete'; table: string; rows: Row[] }
  | { kind: 'move'; table: string; rows: string[]; after?: string | undefined }
  | { kind: 'policy'; table: string; from: string; to: string };

const places = new WeakMap<readonly { id: string }[], Map<string, number>>();

/** The place of each row or column by its id; found once for each list. */
export function placesOf(items: readonly { id: string }[]): Map<string, number> {
  let known = places.get(items);
  if (known === undefined) {
    known = new Map(items.map(({ id }, place) => [id, place]));
    places.set(items, known);
  }
  return known;
}

/** The place of a row or column; one that is not there is a fault of the caller. */
export function placeOf(items: readonly { id: string }[], id: string): number {
  const place = placesOf(items).get(id);
  if (place === undefined) {
    throw new Error(`The table has no ${id}`);
  }
  return place;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id for a new row, which no other row has. */
export function newRowId(): string {
  const random = crypto.getRandomValues(new Uint8Array(12));
  return `r-${[...random].map((byte) => alphabet[byte % alphabet.length]).join('')}`;
}
