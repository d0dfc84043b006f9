import { describe, expect, it } from 'vitest';
import { factText } from './factText';

describe('the value of a fact', () => {
  it.each([
    [1234.5, '1,234.5'],
    [true, 'true'],
    [['85123A', 7], '85123A, 7'],
    [[], ''],
    [{ a: 1 }, '{"a":1}'],
    ['2026', '2026'],
  ])('%j is "%s"', (value, words) => {
    expect(factText(value, 'en')).toBe(words);
  });

  it('is shown in the time of the reader if it is an instant', () => {
    expect(factText('2026-11-22T10:00:00Z', 'en')).toMatch(/22 Nov 2026|Nov 22, 2026/);
  });
});
