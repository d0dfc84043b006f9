import type { KeyboardEvent } from 'react';
import { shown } from '@/lib/sheet/cellText';
import { rowAt } from '@/lib/sheet/commands';
import type { GridProps } from './Grid';
import { commandOf } from './keys';
import { editsOf, rangeOf } from './perform';

/** What keys do in a grid, and the beginning of editing. */
export function useKeys(props: GridProps, page: number) {
  const { seen, selection, onEdits } = props;
  const { active, range, editing, change } = selection;
  const { columns } = seen.sheet;
  const lines = seen.order.length;

  const begin = (text: string, isFresh: boolean) => {
    if (onEdits && lines > 0) {
      change({ to: 'editing', editing: { text, isFresh } });
    }
  };
  const beginHere = () => {
    const column = columns[active.column];
    const cell = rowAt(seen, active.line)?.cells[active.column];
    if (column && cell !== undefined) {
      const text = shown(column, cell);
      begin(text === '-' || text === 'null' ? '' : text, false);
    }
  };
  const press = (event: KeyboardEvent) => {
    const size = { lines, columns: columns.length, page };
    const command = editing ? undefined : commandOf(event, active, size);
    if (command === undefined) {
      return;
    }
    event.preventDefault();
    switch (command.do) {
      case 'go':
        return change({ to: 'spot', ...command });
      case 'type':
        return begin(command.text, true);
      case 'edit':
        return beginHere();
      case 'undo':
        return props.onUndo?.();
      case 'redo':
        return props.onRedo?.();
      case 'find':
        return props.onFind?.();
      default: {
        const chosen = rangeOf(command.do, seen, range);
        if (chosen) {
          change({ to: 'range', range: chosen });
        } else {
          onEdits?.(editsOf(command.do, seen, range));
        }
      }
    }
  };
  return { press, beginHere };
}
