import { type CellChange, type Edit, placeOf, placesOf, type Row, type Sheet } from './sheet';

/** The table after an edit; the one before stays as it is, and so do the rows not spoken of. */
export function applied(sheet: Sheet, edit: Edit): Sheet {
  switch (edit.kind) {
    case 'set':
      return { ...sheet, rows: withCells(sheet, edit.cells) };
    case 'insert':
      return { ...sheet, rows: withRows(sheet.rows, edit.rows, edit.after) };
    case 'delete':
      return { ...sheet, rows: without(sheet.rows, edit.rows) };
    case 'move': {
      const moved = edit.rows.map((id) => rowOf(sheet, id));
      return { ...sheet, rows: withRows(without(sheet.rows, moved), moved, edit.after) };
    }
    case 'policy':
      return { ...sheet, hitPolicy: edit.to };
  }
}

/** What undoes an edit of this table, in this order. */
export function inverse(sheet: Sheet, edit: Edit): Edit[] {
  const { table } = edit;
  switch (edit.kind) {
    case 'set': {
      const cells = edit.cells.map(({ row, column, from, to }) => ({
        row,
        column,
        from: to,
        to: from,
      }));
      return [{ kind: 'set', table, cells: cells.reverse() }];
    }
    case 'insert':
      return [{ kind: 'delete', table, rows: edit.rows }];
    case 'delete':
      return runs(sheet, new Set(edit.rows.map(({ id }) => id))).map(({ after, rows }) => ({
        kind: 'insert',
        table,
        after,
        rows,
      }));
    case 'move':
      return runs(sheet, new Set(edit.rows)).map(({ after, rows }) => ({
        kind: 'move',
        table,
        rows: rows.map(({ id }) => id),
        after,
      }));
    case 'policy':
      return [{ kind: 'policy', table, from: edit.to, to: edit.from }];
  }
}

/** The rows with these ids as they stand together, each group with the row above it. */
function runs(sheet: Sheet, ids: Set<string>): { after: string | undefined; rows: Row[] }[] {
  const found: { after: string | undefined; rows: Row[] }[] = [];
  let above: string | undefined;
  let isOpen = false;
  for (const row of sheet.rows) {
    if (!ids.has(row.id)) {
      above = row.id;
      isOpen = false;
    } else if (isOpen) {
      found.at(-1)?.rows.push(row);
    } else {
      found.push({ after: above, rows: [row] });
      isOpen = true;
    }
  }
  return found;
}

function withCells(sheet: Sheet, changes: readonly CellChange[]): Row[] {
  const rows = [...sheet.rows];
  const copies = new Map<number, string[]>();
  for (const { row, column, to } of changes) {
    const place = placeOf(sheet.rows, row);
    const cells = copies.get(place) ?? [...(rows[place]?.cells ?? [])];
    cells[placeOf(sheet.columns, column)] = to;
    copies.set(place, cells);
  }
  copies.forEach((cells, place) => {
    rows[place] = { id: rows[place]?.id ?? '', cells };
  });
  return rows;
}

function withRows(rows: readonly Row[], added: readonly Row[], after: string | undefined): Row[] {
  const place = after === undefined ? 0 : placeOf(rows, after) + 1;
  return [...rows.slice(0, place), ...added, ...rows.slice(place)];
}

function without(rows: readonly Row[], removed: readonly Row[]): Row[] {
  const ids = placesOf(removed);
  return rows.filter(({ id }) => !ids.has(id));
}

function rowOf(sheet: Sheet, id: string): Row {
  return sheet.rows[placeOf(sheet.rows, id)] as Row;
}

/** Whether what an edit expects is there, so that it overwrites nothing that somebody else said. */
export function fits(sheet: Sheet, edit: Edit): boolean {
  const rows = placesOf(sheet.rows);
  const knows = (id: string | undefined) => id === undefined || rows.has(id);
  switch (edit.kind) {
    case 'set':
      return edit.cells.every(({ row, column, from }) => {
        const place = placesOf(sheet.columns).get(column);
        const cells = sheet.rows[rows.get(row) ?? -1]?.cells;
        return place !== undefined && cells?.[place] === from;
      });
    case 'insert':
      return knows(edit.after) && !edit.rows.some(({ id }) => rows.has(id));
    case 'delete':
      return edit.rows.every(({ id, cells }) => {
        const there = sheet.rows[rows.get(id) ?? -1]?.cells;
        return there !== undefined && cells.every((cell, i) => cell === there[i]);
      });
    case 'move':
      return knows(edit.after) && edit.rows.every(knows);
    case 'policy':
      return sheet.hitPolicy === edit.from;
  }
}
