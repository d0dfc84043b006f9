import { applied, fits, inverse } from './edit';
import type { Edit, Sheet } from './sheet';

/** What was done in one go, and what undoes it. */
interface Step {
  done: Edit[];
  undoing: Edit[];
}

/** A table with all that was done to it since it was opened. */
export interface History {
  sheet: Sheet;
  past: readonly Step[];
  future: readonly Step[];
}

/** A history, and the edits that led to it, which are to be saved. */
export interface Turn {
  history: History;
  edits: Edit[];
}

/** The history of a table that was just opened. */
export function opened(sheet: Sheet): History {
  return { sheet, past: [], future: [] };
}

/** Does edits in one go: they are undone together. */
export function did(history: History, edits: Edit[]): Turn {
  if (edits.length === 0) {
    return { history, edits };
  }
  let { sheet } = history;
  const undoing: Edit[] = [];
  for (const edit of edits) {
    undoing.unshift(...inverse(sheet, edit));
    sheet = applied(sheet, edit);
  }
  return {
    history: { sheet, past: [...history.past, { done: edits, undoing }], future: [] },
    edits,
  };
}

/** Takes the last step back; a step that somebody else's changes went over is passed over. */
export function undone(history: History): Turn {
  const step = history.past.at(-1);
  if (step === undefined) {
    return { history, edits: [] };
  }
  const past = history.past.slice(0, -1);
  const sheet = replayed(history.sheet, step.undoing);
  return sheet === undefined
    ? undone({ ...history, past })
    : {
        history: { sheet, past, future: [...history.future, step] },
        edits: step.undoing,
      };
}

/** Does the step again that was taken back last. */
export function redone(history: History): Turn {
  const step = history.future.at(-1);
  if (step === undefined) {
    return { history, edits: [] };
  }
  const future = history.future.slice(0, -1);
  const sheet = replayed(history.sheet, step.done);
  return sheet === undefined
    ? redone({ ...history, future })
    : { history: { sheet, past: [...history.past, step], future }, edits: step.done };
}

function replayed(sheet: Sheet, edits: readonly Edit[]): Sheet | undefined {
  let now = sheet;
  for (const edit of edits) {
    if (!fits(now, edit)) {
      return undefined;
    }
    now = applied(now, edit);
  }
  return now;
}
