import { describe, expect, it } from 'vitest';
import { meant, shown } from './cellText';
import { fromClipboard, toClipboard } from './clipboard';
import { continued, pasted, series } from './commands';
import { did, opened } from './history';
import type { Column, Sheet } from './sheet';
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
