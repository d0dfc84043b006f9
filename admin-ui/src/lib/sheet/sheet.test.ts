import { describe, expect, it } from 'vitest';
import { duplicated, inserted, moved, pasted, removed, typed } from './commands';
import { applied, inverse } from './edit';
import { did, opened, redone, undone } from './history';
import { begun, doing, rebased, taken } from './session';
import type { Column, Edit, Sheet } from './sheet';
import { everything, orderOf } from './view';

const text: Column = { id: 'o', kind: 'output', name: 'action', type: 'string' };
const input: Column = { id: 'i', kind: 'input', name: 'Spent', type: 'number' };
const note: Column = { id: 'n', kind: 'annotation', name: 'reason' };

function sheetOf(rows: number): Sheet {
  return {
    id: 't',
    name: 'Offers',
    hitPolicy: 'FIRST',
    columns: [input, text, note],
    rows: Array.from({ length: rows }, (_, i) => ({
      id: `r${i}`,
      cells: [`> ${i}`, `"a-${i}"`, `note ${i}`],
    })),
  };
}

const seenOf = (sheet: Sheet) => ({ sheet, order: orderOf(sheet, everything) });

/** Numbers that are random, and the same in each run. */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}

function randomEdits(sheet: Sheet, roll: (bound: number) => number): Edit[] {
  const seen = seenOf(sheet);
  const top = roll(sheet.rows.length);
  const range = { top, bottom: Math.min(top + roll(3), sheet.rows.length - 1), left: 0, right: 2 };
  switch (roll(6)) {
    case 0:
      return typed(seen, { line: top, column: roll(3) }, `x${roll(9)}`);
    case 1:
      return inserted(seen, top - 1, 1 + roll(3));
    case 2:
      return sheet.rows.length > 4 ? removed(seen, range) : [];
    case 3:
      return moved(seen, range, roll(2) === 0 ? -1 : 1);
    case 4:
      return pasted(seen, range, [
        ['1', 'b'],
        ['2', 'c'],
        ['3', 'd'],
      ]);
    default:
      return duplicated(seen, range);
  }
}

describe('a table and its edits', () => {
  it('is as before when each edit of a random history is taken back', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const roll = dice(seed);
      const states = [opened(sheetOf(6))];
      for (let turn = 0; turn < 20; turn++) {
        const { history } = states.at(-1) ? { history: states.at(-1) } : { history: undefined };
        const next = history && did(history, randomEdits(history.sheet, roll)).history;
        if (next && next !== history) {
          states.push(next);
        }
      }
      let now = states.at(-1) ?? opened(sheetOf(6));
      const last = now.sheet;
      for (const earlier of states.slice(0, -1).reverse()) {
        now = undone(now).history;
        expect(now.sheet).toEqual(earlier.sheet);
      }
      while (now.future.length > 0) {
        now = redone(now).history;
      }
      expect(now.sheet).toEqual(last);
    }
  });

  it('keeps the rows that an edit does not speak of', () => {
    const sheet = sheetOf(3);
    const [edit] = typed(seenOf(sheet), { line: 1, column: 0 }, '< 3');
    const after = edit ? applied(sheet, edit) : sheet;
    expect(after.rows[0]).toBe(sheet.rows[0]);
    expect(after.rows[1]?.cells).toEqual(['< 3', '"a-1"', 'note 1']);
    expect(edit && inverse(sheet, edit)).toEqual([
      { kind: 'set', table: 't', cells: [{ row: 'r1', column: 'i', from: '< 3', to: '> 1' }] },
    ]);
  });

  it('says nothing where nothing changes', () => {
    expect(typed(seenOf(sheetOf(2)), { line: 0, column: 0 }, ' > 0 ')).toEqual([]);
  });
});

describe('a session', () => {
  const write = (row: string, from: string, to: string): Edit => ({
    kind: 'set',
    table: 't',
    cells: [{ row, column: 'n', from, to }],
  });
  const start = begun([sheetOf(3)]);
  const mine = doing(start, { what: 'edit', table: 't', edits: [write('r1', 'note 1', 'mine')] });
  const theirs = (row: string, from: string) => [applied(sheetOf(3), write(row, from, 'theirs'))];

  it('is done on top of what somebody else did elsewhere', () => {
    const { session, lost } = rebased(mine, theirs('r2', 'note 2'));
    expect(lost).toEqual([]);
    expect(session.tables[0]?.sheet.rows.map(({ cells }) => cells[2])).toEqual([
      'note 0',
      'mine',
      'theirs',
    ]);
    expect(session.unsent).toHaveLength(1);
  });

  it('tells what is lost where somebody else was first', () => {
    const { session, lost } = rebased(mine, theirs('r1', 'note 1'));
    expect(lost).toEqual(mine.unsent);
    expect(session.tables[0]?.sheet.rows[1]?.cells[2]).toBe('theirs');
    expect(session.unsent).toEqual([]);
  });

  it('passes over a step that cannot be taken back any more', () => {
    const { session } = rebased(taken(mine, 1), theirs('r1', 'note 1'));
    const back = doing(session, { what: 'undo', table: 't' });
    expect(back.unsent).toEqual([]);
    expect(back.tables[0]?.sheet.rows[1]?.cells[2]).toBe('theirs');
  });
});
