import type { ApiProblem } from '@/lib/api/problem';
import { begun, type Doing, doing, rebased, type Session, taken } from '@/lib/sheet/session';
import type { Edit } from '@/lib/sheet/sheet';
import type { EditedTable } from '../api/sendEdits';
import type { TableFile } from '../api/tableFile';

/** Whether everything is saved, and if not, why. */
export type Saving =
  { state: 'saved' | 'saving' } | { state: 'waiting' | 'refused'; problem: ApiProblem };

/** Contents of a file, and the revision of the draft that has them. */
export interface Held {
  digest: string;
  revision: number;
}

/** The tables of a file on the page, and how they stand to those on the server. */
export interface TableState {
  session: Session;
  /** The contents of the file that the page shows, but for what was not sent; none at first. */
  held?: Held;
  /** Whether this caller may edit such a file at all. */
  isEditable: boolean;
  saving: Saving;
  /** Edits that came too late, for somebody else was there first. */
  lost: readonly Edit[];
}

export type TableAction =
  | { on: 'do'; act: Doing }
  | { on: 'sending' }
  | { on: 'taken'; count: number; answer: EditedTable; keepsIds: boolean }
  | { on: 'failed'; problem: ApiProblem }
  | { on: 'loaded'; file: TableFile; revision: number; kept: readonly Edit[] }
  | { on: 'gaveUp' }
  | { on: 'acknowledged' };

export const nothingYet: TableState = {
  session: begun([]),
  isEditable: false,
  saving: { state: 'saved' },
  lost: [],
};

/** What follows from what somebody did, or the server said. */
export function tableAfter(state: TableState, action: TableAction): TableState {
  const { session } = state;
  switch (action.on) {
    case 'do':
      return { ...state, session: doing(session, action.act) };
    case 'sending':
      return { ...state, saving: { state: 'saving' } };
    case 'taken': {
      const { before, digest, revision } = action.answer;
      // If others changed the file before, the page does not show all of it; if rows have no ids of
      // their own, edited rows have others now. Either way the file is read again.
      const isSame = action.keepsIds && before === state.held?.digest;
      return {
        ...state,
        session: taken(session, action.count),
        saving: { state: 'saved' },
        ...(isSame && { held: { digest, revision } }),
      };
    }
    case 'failed': {
      const { problem } = action;
      return { ...state, saving: { state: problem.isPassing ? 'waiting' : 'refused', problem } };
    }
    case 'loaded': {
      const isFirst = state.held === undefined;
      const waiting = isFirst ? { ...session, unsent: action.kept } : session;
      const { session: now, lost } = rebased(waiting, action.file.tables);
      return {
        session: now,
        held: { digest: action.file.digest, revision: action.revision },
        isEditable: action.file.isEditable,
        saving: { state: 'saved' },
        lost: [...state.lost, ...lost],
      };
    }
    case 'gaveUp':
      // Nothing is held, so the file is read again.
      return nothingYet;
    case 'acknowledged':
      return { ...state, lost: [] };
  }
}
