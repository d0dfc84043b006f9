import { blank, meant, shown } from './cellText';
import { type Range, span, type Spot } from './range';
import { type CellChange, type Edit, newRowId, placesOf, type Row, type Sheet } from './sheet';

/** A table as it is seen: which of its rows are shown, in which order. */
export interface Seen {
  sheet: Sheet;
  /** The place in the table of each line. */
  order: readonly number[];
}

/** The row of a line. */
export function rowAt({ sheet, order }: Seen, line: number): Row | undefined {
  const place = order[line];
  return place === undefined ? undefined : sheet.rows[place];
}

/** The rows of some lines. */
export function rowsAt(seen: Seen, { top, bottom }: Pick<Range, 'top' | 'bottom'>): Row[] {
  return span(top, bottom).flatMap((line) => rowAt(seen, line) ?? []);
}

/** The cells of a range as people read them. */
export function textsAt(seen: Seen, range: Range): string[][] {
  return rowsAt(seen, range).map(({ cells }) =>
    seen.sheet.columns
      .slice(range.left, range.right + 1)
      .map((column, i) => shown(column, cells[range.left + i] ?? '')),
  );
}

/** Puts a text into one cell. */
export function typed(seen: Seen, { line, column }: Spot, text: string): Edit[] {
  return filled(seen, { top: line, bottom: line, left: column, right: column }, () => text);
}

/** Empties cells. */
export function cleared(seen: Seen, range: Range): Edit[] {
  return filled(seen, range, () => '');
}

/** Gives each cell of a range a text, by its line and column in the range. */
export function filled(
  seen: Seen,
  range: Range,
  textOf: (line: number, column: number) => string | undefined,
): Edit[] {
  const { sheet } = seen;
  const cells = rowsAt(seen, range).flatMap((row, line) =>
    span(range.left, range.right).flatMap((place): CellChange[] => {
      const column = sheet.columns[place];
      const text = textOf(line, place - range.left);
      const from = row.cells[place] ?? '';
      const to = column && text !== undefined ? meant(column, text) : from;
      return column && to !== from ? [{ row: row.id, column: column.id, from, to }] : [];
    }),
  );
  return cells.length === 0 ? [] : [{ kind: 'set', table: sheet.id, cells }];
}

/** Puts cells from the clipboard from a place on; what has no row becomes new rows at the end. */
export function pasted(seen: Seen, range: Range, texts: readonly string[][]): Edit[] {
  const { sheet, order } = seen;
  const [only] = texts[0] ?? [];
  if (texts.length === 1 && texts[0]?.length === 1 && only !== undefined) {
    return filled(seen, range, () => only);
  }
  const width = Math.max(...texts.map(({ length }) => length));
  const right = Math.min(range.left + width, sheet.columns.length) - 1;
  const bottom = Math.min(range.top + texts.length, order.length) - 1;
  const area = { top: range.top, bottom, left: range.left, right };
  const rest = texts.slice(bottom - range.top + 1);
  const added = rest.map((cells) => newRow(sheet, (place) => cells[place - range.left]));
  const after = sheet.rows.at(-1)?.id;
  return [
    ...filled(seen, area, (line, column) => texts[line]?.[column]),
    ...(added.length === 0
      ? []
      : [{ kind: 'insert' as const, table: sheet.id, after, rows: added }]),
  ];
}

/** So many empty rows below a line, or above the first. */
export function inserted(seen: Seen, line: number, count: number): Edit[] {
  const rows = span(1, count).map(() => newRow(seen.sheet, () => undefined));
  return [{ kind: 'insert', table: seen.sheet.id, after: rowAt(seen, line)?.id, rows }];
}

/** The same rows once more, below themselves. */
export function duplicated(seen: Seen, range: Range): Edit[] {
  const rows = rowsAt(seen, range);
  const after = rows.at(-1)?.id;
  if (after === undefined) {
    return [];
  }
  const copies = rows.map(({ cells }) => ({ id: newRowId(), cells }));
  return [{ kind: 'insert', table: seen.sheet.id, after, rows: copies }];
}

/** Takes rows away. */
export function removed(seen: Seen, range: Range): Edit[] {
  const rows = rowsAt(seen, range);
  return rows.length === 0 ? [] : [{ kind: 'delete', table: seen.sheet.id, rows }];
}

/** Moves rows that stand together in the table by one; nothing where there is no further place. */
export function moved({ sheet, order }: Seen, range: Range, step: -1 | 1): Edit[] {
  const rows = rowsAt({ sheet, order }, range).map(({ id }) => id);
  const places = placesOf(sheet.rows);
  const first = places.get(rows[0] ?? '') ?? 0;
  const last = places.get(rows.at(-1) ?? '') ?? 0;
  const target = step < 0 ? first - 2 : last + 1;
  const standTogether = last - first + 1 === rows.length;
  if (!standTogether || target < -1 || target >= sheet.rows.length) {
    return [];
  }
  const after = sheet.rows[target]?.id;
  return [{ kind: 'move', table: sheet.id, rows, after }];
}

/** Goes on with what the first lines (or columns) of a range say, through all of it. */
export function continued(seen: Seen, range: Range, along: 'down' | 'right', given = 1): Edit[] {
  const first = textsAt(seen, {
    ...range,
    ...(along === 'down' ? { bottom: range.top + given - 1 } : { right: range.left + given - 1 }),
  });
  return filled(seen, range, (line, column) => {
    const [at, source] =
      along === 'down'
        ? [line, first.map((row) => row[column] ?? '')]
        : [column, first[line] ?? []];
    return at < given ? undefined : series(source, at);
  });
}

/** What comes at a place after given texts: the next number of a series, else they come again. */
export function series(given: readonly string[], at: number): string {
  const numbers = given.map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN));
  const [first = Number.NaN, second = Number.NaN] = numbers;
  const step = second - first;
  const isSeries =
    given.length > 1 &&
    numbers.every((value, i) => Math.abs(value - (first + i * step)) < 1e-9 * Math.abs(value + 1));
  return isSeries
    ? String(Number((first + at * step).toPrecision(12)))
    : (given[at % given.length] ?? '');
}

function newRow({ columns }: Sheet, textOf: (place: number) => string | undefined): Row {
  return {
    id: newRowId(),
    cells: columns.map((column, place) => {
      const text = textOf(place);
      return text === undefined ? blank(column) : meant(column, text);
    }),
  };
}
