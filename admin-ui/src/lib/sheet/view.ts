import { shown } from './cellText';
import type { Sheet } from './sheet';

/** How a table is looked at; the table itself stays as it is. */
export interface View {
  /** Words that a row must hold in these columns, by the id of the column. */
  filters: Readonly<Record<string, string>>;
  sort?: { column: string; isDescending: boolean };
}

export const everything: View = { filters: {} };

/** Which rows are shown, in which order, by their places in the table. */
export function orderOf(sheet: Sheet, view: View): number[] {
  const tests = sheet.columns.flatMap((column, place) => {
    const words = view.filters[column.id]?.trim().toLowerCase();
    return words ? [{ column, place, words }] : [];
  });
  const order: number[] = [];
  sheet.rows.forEach(({ cells }, place) => {
    const fits = tests.every(({ column, place, words }) =>
      shown(column, cells[place] ?? '')
        .toLowerCase()
        .includes(words),
    );
    if (fits) {
      order.push(place);
    }
  });
  return view.sort ? sorted(sheet, order, view.sort) : order;
}

/** Numbers by their size, all else as a reader would sort it; equal cells keep their order. */
function sorted(sheet: Sheet, order: number[], { column, isDescending }: Required<View>['sort']) {
  const place = sheet.columns.findIndex(({ id }) => id === column);
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const sign = isDescending ? -1 : 1;
  const cell = (row: number) => sheet.rows[row]?.cells[place] ?? '';
  return order.sort((one, other) => sign * compare(cell(one), cell(other)) || one - other);
}

/** The places of all cells that hold some words, line by line. */
export function found(
  sheet: Sheet,
  order: readonly number[],
  words: string,
): { line: number; column: number }[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') {
    return [];
  }
  return order.flatMap((row, line) =>
    sheet.columns.flatMap((column, place) =>
      shown(column, sheet.rows[row]?.cells[place] ?? '')
        .toLowerCase()
        .includes(wanted)
        ? [{ line, column: place }]
        : [],
    ),
  );
}
