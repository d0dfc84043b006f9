import type { Sheet } from '@/lib/sheet/sheet';

/** The ids of the rows that a reference such as "tables/offers.dmn#row-3" names in this table. */
export function rowsOf(reference: string, path: string, sheet: Sheet): string[] {
  const [, file, name, number] = /^(.*)#(?:(.*)\/)?row-(\d+)$/.exec(reference) ?? [];
  const isHere = file === path && (name === undefined || name === sheet.name);
  return isHere ? rowsAt(sheet, number) : [];
}

/** The ids of the rows that a place such as "Offers, row 3" names in this table. */
export function rowsIn(place: string, sheet: Sheet): string[] {
  const [, name, number] = /^(.*), row (\d+)/.exec(place) ?? [];
  return name === sheet.name ? rowsAt(sheet, number) : [];
}

function rowsAt(sheet: Sheet, number: string | undefined): string[] {
  const row = sheet.rows[Number(number) - 1];
  return row === undefined ? [] : [row.id];
}
