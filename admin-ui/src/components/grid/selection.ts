import { useMemo, useReducer } from 'react';
import { between, type Range, type Spot, within } from '@/lib/sheet/range';

/** Which cells are chosen, and what is typed into the active one. */
export interface Selection {
  active: Spot;
  /** The opposite corner of the chosen rectangle. */
  anchor: Spot;
  /** Set while a cell is edited. */
  editing?: Editing;
}

/** The text with which editing began; `isFresh` if it replaces what was in the cell. */
export interface Editing {
  text: string;
  isFresh: boolean;
}

export type SelectionChange =
  | { to: 'spot'; spot: Spot; isExtending?: boolean }
  | { to: 'range'; range: Range }
  | { to: 'editing'; editing: Editing | undefined };

/** What the grid and the buttons around it know of the selection. */
export interface Selecting extends Selection {
  range: Range;
  change: (change: SelectionChange) => void;
}

/** The selection in a table of this size; it never leaves the table. */
export function useSelection(lines: number, columns: number): Selecting {
  const [state, change] = useReducer(changed, start);
  return useMemo(() => {
    const active = within(state.active, lines, columns);
    const anchor = within(state.anchor, lines, columns);
    return { ...state, active, anchor, range: between(active, anchor), change };
  }, [state, lines, columns]);
}

const origin: Spot = { line: 0, column: 0 };
const start: Selection = { active: origin, anchor: origin };

function changed(selection: Selection, change: SelectionChange): Selection {
  switch (change.to) {
    case 'spot':
      return {
        active: change.spot,
        anchor: change.isExtending ? selection.anchor : change.spot,
      };
    case 'range':
      return {
        anchor: { line: change.range.top, column: change.range.left },
        active: { line: change.range.bottom, column: change.range.right },
      };
    case 'editing': {
      const { active, anchor } = selection;
      return change.editing ? { active, anchor, editing: change.editing } : { active, anchor };
    }
  }
}
