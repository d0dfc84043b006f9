import { applied, fits } from './edit';
import { did, type History, opened, redone, type Turn, undone } from './history';
import type { Edit, Sheet } from './sheet';

/** The tables of a file while somebody edits them, and what the server has not taken yet. */
export interface Session {
  tables: readonly History[];
  unsent: readonly Edit[];
}

export type Doing =
  { what: 'edit'; table: string; edits: Edit[] } | { what: 'undo' | 'redo'; table: string };

/** The tables of a file that was just read. */
export function begun(sheets: readonly Sheet[]): Session {
  return { tables: sheets.map(opened), unsent: [] };
}

/** The session after something was done in it; all edits wait to be sent. */
export function doing(session: Session, act: Doing): Session {
  const { edits, tables } = inTable(session, act.table, (history) =>
    act.what === 'edit'
      ? did(history, act.edits)
      : act.what === 'undo'
        ? undone(history)
        : redone(history),
  );
  return edits.length === 0 ? session : { tables, unsent: [...session.unsent, ...edits] };
}

/** The session after the server took the first so many edits. */
export function taken(session: Session, count: number): Session {
  return { ...session, unsent: session.unsent.slice(count) };
}

/** A session on other contents of the file, and the first edit that does not fit them any more. */
export interface Rebased {
  session: Session;
  lost: readonly Edit[];
}

/**
 * The session on tables as others left them: what was not sent yet is done on top. From the first
 * edit on that does not fit, the rest is lost, for it may rest upon it.
 */
export function rebased(session: Session, sheets: readonly Sheet[]): Rebased {
  let now = sheets;
  for (const [i, edit] of session.unsent.entries()) {
    const sheet = now.find(({ id }) => id === edit.table);
    if (sheet === undefined || !fits(sheet, edit)) {
      return { session: on(session, now, i), lost: session.unsent.slice(i) };
    }
    now = now.map((one) => (one === sheet ? applied(sheet, edit) : one));
  }
  return { session: on(session, now, session.unsent.length), lost: [] };
}

function on({ tables, unsent }: Session, sheets: readonly Sheet[], kept: number): Session {
  return {
    tables: sheets.map((sheet) => {
      const known = tables.find((history) => history.sheet.id === sheet.id);
      return known ? { ...known, sheet } : opened(sheet);
    }),
    unsent: unsent.slice(0, kept),
  };
}

function inTable({ tables }: Session, table: string, turn: (history: History) => Turn) {
  let edits: Edit[] = [];
  const changed = tables.map((history) => {
    if (history.sheet.id !== table) {
      return history;
    }
    const result = turn(history);
    edits = result.edits;
    return result.history;
  });
  return { tables: changed, edits };
}
