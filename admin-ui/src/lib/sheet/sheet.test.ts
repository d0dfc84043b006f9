import { describe, expect, it } from 'vitest';
import { meant, shown } from './cellText';
import { fromClipboard, toClipboard } from './clipboard';
import { continued, duplicated, inserted, moved, pasted, removed, series, typed } from './commands';
import { applied, inverse } from './edit';
import { did, opened, redone, undone } from './history';
import type { Column, Edit, Sheet } from './sheet';
import { everything, found, orderOf } from './view';

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
const all = { top: 0, bottom: 0, left: 0, right: 0 };

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

describe('pasting', () => {
  it('adds as many rows as are missing', () => {
    const sheet = sheetOf(2);
    const { history } = did(
      opened(sheet),
      pasted(seenOf(sheet), { ...all, top: 1, bottom: 1, left: 1, right: 1 }, [
        ['x', 'one', 'beyond'],
        ['y', 'two', 'beyond'],
      ]),
    );
    expect(history.sheet.rows.map(({ cells }) => cells)).toEqual([
      ['> 0', '"a-0"', 'note 0'],
      ['> 1', '"x"', 'one'],
      ['-', '"y"', 'two'],
    ]);
  });

  it('puts one cell into all that are selected', () => {
    const sheet = sheetOf(3);
    const edits = pasted(seenOf(sheet), { top: 0, bottom: 2, left: 0, right: 0 }, [['> 9']]);
    expect(did(opened(sheet), edits).history.sheet.rows.map(({ cells }) => cells[0])).toEqual([
      '> 9',
      '> 9',
      '> 9',
    ]);
  });

  it('reads what it wrote, and what spreadsheets write', () => {
    const cells = [
      ['plain', 'with\ttab', 'two\nlines'],
      ['"vip"', '"a","b"', 'say ""twice""'],
      ['', 'x', ''],
    ];
    expect(fromClipboard(toClipboard(cells))).toEqual(cells);
    expect(fromClipboard('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(fromClipboard('"one\ntwo"\tx')).toEqual([['one\ntwo', 'x']]);
    expect(fromClipboard('"vip"\t> 5')).toEqual([['"vip"', '> 5']]);
  });
});

describe('filling', () => {
  it('repeats, or goes on with a series', () => {
    expect([0, 1, 2, 3].map((at) => series(['10', '20'], at))).toEqual(['10', '20', '30', '40']);
    expect([0, 1, 2, 3].map((at) => series(['0.1', '0.2'], at))[2]).toBe('0.3');
    expect([2, 3].map((at) => series(['a', 'b'], at))).toEqual(['a', 'b']);
  });

  it('fills a range down from its first line', () => {
    const sheet = sheetOf(3);
    const edits = continued(seenOf(sheet), { top: 0, bottom: 2, left: 0, right: 1 }, 'down');
    expect(did(opened(sheet), edits).history.sheet.rows.map(({ cells }) => cells[1])).toEqual([
      '"a-0"',
      '"a-0"',
      '"a-0"',
    ]);
  });
});

describe('cells as people read them', () => {
  it('show texts without quotes and understand them again', () => {
    expect(shown(text, '"vip-discount"')).toBe('vip-discount');
    expect(meant(text, 'vip-discount')).toBe('"vip-discount"');
    expect(shown(text, '"true"')).toBe('"true"');
    expect(shown(text, '"a","b"')).toBe('"a","b"');
    expect(shown(input, '"x"')).toBe('"x"');
    expect(meant(text, 'null')).toBe('null');
    expect(meant({ ...text, kind: 'input' }, 'not("a")')).toBe('not("a")');
  });

  it('have a dash, nothing or null where they are empty', () => {
    expect([input, text, note].map((column) => meant(column, ' '))).toEqual(['-', 'null', '']);
  });
});

describe('a view', () => {
  it('filters and sorts without changing the table', () => {
    const sheet = sheetOf(12);
    expect(orderOf(sheet, { filters: { o: 'A-1' } })).toEqual([1, 10, 11]);
    const sort = { column: 'i', isDescending: true };
    expect(orderOf(sheet, { filters: {}, sort }).slice(0, 3)).toEqual([11, 10, 9]);
    expect(found(sheet, [2, 10], 'note 1')).toEqual([{ line: 1, column: 2 }]);
  });
});
