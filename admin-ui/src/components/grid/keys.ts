import type { KeyboardEvent } from 'react';
import type { Spot } from '@/lib/sheet/range';

/** What a key means in a grid that is not being typed into. */
export type Command =
  | { do: 'go'; spot: Spot; isExtending: boolean }
  | { do: 'type'; text: string }
  | {
      do:
        | 'edit'
        | 'clear'
        | 'undo'
        | 'redo'
        | 'fillDown'
        | 'fillRight'
        | 'insertBelow'
        | 'delete'
        | 'duplicate'
        | 'moveUp'
        | 'moveDown'
        | 'chooseAll'
        | 'chooseRows'
        | 'chooseColumns'
        | 'find';
    };

interface Size {
  lines: number;
  columns: number;
  /** How many lines a page has. */
  page: number;
}

type Name = Exclude<Command['do'], 'go' | 'type'>;

const plain: Record<string, Name> = {
  F2: 'edit',
  Enter: 'edit',
  Delete: 'clear',
  Backspace: 'clear',
};
const withControl: Record<string, Name> = {
  z: 'undo',
  y: 'redo',
  d: 'fillDown',
  r: 'fillRight',
  a: 'chooseAll',
  f: 'find',
  ' ': 'chooseColumns',
  Enter: 'insertBelow',
  '-': 'delete',
};
const withControlAndShift: Record<string, Name> = { z: 'redo', d: 'duplicate' };
const withAlt: Record<string, Name> = { ArrowUp: 'moveUp', ArrowDown: 'moveDown' };

/** The command of a key; nothing if the grid leaves the key to the browser. */
export function commandOf(event: KeyboardEvent, active: Spot, size: Size): Command | undefined {
  const { key, shiftKey, altKey } = event;
  const isControl = event.ctrlKey || event.metaKey;
  const named = nameOf(event, isControl);
  if (named !== undefined) {
    return { do: named };
  }
  if (altKey) {
    return undefined;
  }
  const spot = targetOf(key, isControl, active, size);
  if (spot !== undefined) {
    return { do: 'go', spot, isExtending: shiftKey };
  }
  return !isControl && [...key].length === 1 ? { do: 'type', text: key } : undefined;
}

function nameOf({ key, shiftKey, altKey }: KeyboardEvent, isControl: boolean): Name | undefined {
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (altKey) {
    return isControl || shiftKey ? undefined : withAlt[name];
  }
  if (isControl) {
    return (shiftKey ? withControlAndShift : withControl)[name];
  }
  if (shiftKey) {
    return name === ' ' ? 'chooseRows' : undefined;
  }
  return plain[name];
}

function targetOf(key: string, isFar: boolean, { line, column }: Spot, size: Size) {
  const lastLine = size.lines - 1;
  const lastColumn = size.columns - 1;
  const targets: Record<string, Spot> = {
    ArrowUp: { line: isFar ? 0 : line - 1, column },
    ArrowDown: { line: isFar ? lastLine : line + 1, column },
    ArrowLeft: { line, column: isFar ? 0 : column - 1 },
    ArrowRight: { line, column: isFar ? lastColumn : column + 1 },
    PageUp: { line: line - size.page, column },
    PageDown: { line: line + size.page, column },
    Home: { line: isFar ? 0 : line, column: 0 },
    End: { line: isFar ? lastLine : line, column: lastColumn },
  };
  return targets[key];
}
