import type { Change } from './difference';

/** A row of a table that changed, with its cells that did. */
export interface RowChange {
  how: Change['how'];
  rowBefore: number | undefined;
  rowAfter: number | undefined;
  /** What the whole row says; only where it was added, removed or moved. */
  text: string | undefined;
  cells: Change[];
}

/** What changed in one table of a file. */
export interface TableChange {
  table: string;
  columns: Change[];
  rows: RowChange[];
}

/** What changed in one file, the tables in it apart. */
export interface FileChange {
  file: string;
  tables: TableChange[];
  others: Change[];
}

/** Puts changes together as people look at them: by file, by table, by row. */
export function changesByFile(changes: readonly Change[]): FileChange[] {
  return [...groups(changes, ({ file }) => file)].map(([file, inFile]) => {
    const inTables = inFile.filter(isInTable);
    return {
      file,
      tables: [...groups(inTables, ({ place = '' }) => place)].map(tableChange),
      others: inFile.filter((change) => !isInTable(change)),
    };
  });
}

function isInTable({ kind }: Change): boolean {
  return kind === 'row' || kind === 'cell' || kind === 'table';
}

function tableChange([table, changes]: [string, Change[]]): TableChange {
  const inRows = changes.filter(({ kind }) => kind !== 'table');
  return {
    table,
    columns: changes.filter(({ kind }) => kind === 'table'),
    rows: [...groups(inRows, ({ rowBefore, rowAfter }) => `${rowBefore} ${rowAfter}`).values()].map(
      rowChange,
    ),
  };
}

function rowChange(changes: Change[]): RowChange {
  const whole = changes.find(({ kind }) => kind === 'row');
  const [first] = changes;
  return {
    how: whole?.how ?? 'changed',
    rowBefore: first?.rowBefore,
    rowAfter: first?.rowAfter,
    text: whole?.after ?? whole?.before,
    cells: changes.filter(({ kind }) => kind === 'cell'),
  };
}

function groups<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    found.set(name, [...(found.get(name) ?? []), item]);
  }
  return found;
}
