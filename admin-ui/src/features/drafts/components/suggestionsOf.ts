import { shown } from '@/lib/sheet/cellText';
import type { Column, Sheet } from '@/lib/sheet/sheet';
import type { Draft } from '../api/draft';

const most = 8;
const verdicts = ['keep', 'exclude', 'adjust'];

/** What may be meant in a cell: allowed values, actions of the project, what the column says elsewhere. */
export function suggestionsOf({ files }: Draft, sheet: Sheet) {
  const actions = files.flatMap(
    ({ path, change }) => (change !== 'removed' && /^actions\/(.+)\.yaml$/.exec(path)?.[1]) || [],
  );
  const known = new Map<string, readonly string[]>();
  const optionsOf = (column: Column) => {
    const options = known.get(column.id) ?? optionsIn(sheet, column, actions);
    known.set(column.id, options);
    return options;
  };
  return (column: Column, text: string): readonly string[] => {
    const typed = text.trim().toLowerCase();
    const options = optionsOf(column);
    const fitting = options.filter((option) => option.toLowerCase().includes(typed));
    return fitting.length === 1 && fitting[0]?.toLowerCase() === typed
      ? []
      : fitting.slice(0, most);
  };
}

function optionsIn(sheet: Sheet, column: Column, actions: readonly string[]): string[] {
  const declared = (column.values ?? []).map((value) => shown(column, value));
  if (declared.length > 0) {
    return declared;
  }
  if (column.kind === 'output' && column.name === 'action') {
    return [...actions];
  }
  if (column.kind === 'output' && column.name === 'verdict') {
    return verdicts;
  }
  if (column.type === 'boolean') {
    return ['true', 'false'];
  }
  if (column.type !== 'string') {
    return [];
  }
  const place = sheet.columns.indexOf(column);
  const said = new Set(sheet.rows.map(({ cells }) => shown(column, cells[place] ?? '')));
  said.delete('-');
  return [...said].sort();
}
