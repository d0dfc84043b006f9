import { describe, expect, it } from 'vitest';
import { alone, nested, placed } from './nesting';

const segment = (name: string, condition: string) => ({
  segment: name,
  condition,
  core: false,
  owner: 'crm',
  size: 0,
  few: false,
  entered: 0,
  left: 0,
});
const segments = [
  segment('deepest', 'within lapsed: d > 1'),
  segment('lapsed', 'within loyal: c > 90'),
  segment('eco', 'b = 1'),
  segment('loyal', 'a >= 4 or a = 1'),
];

describe('a nested segment', () => {
  it('comes after the one that it lies within', () => {
    expect(placed(segments).map(({ segment: one, depth }) => [one.segment, depth])).toEqual([
      ['eco', 0],
      ['loyal', 0],
      ['lapsed', 1],
      ['deepest', 2],
    ]);
  });

  it('is shown even if the one around it is not', () => {
    expect(placed([segment('lapsed', 'within gone: c > 90')])).toHaveLength(1);
  });

  it('has a condition that can stand alone', () => {
    expect(alone(nested('within lapsed: d > 2'), segments)).toBe(
      '((a >= 4 or a = 1) and (c > 90)) and (d > 2)',
    );
    expect(alone(nested('b = 1'), segments)).toBe('b = 1');
  });
});
