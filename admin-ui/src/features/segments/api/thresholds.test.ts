import { describe, expect, it } from 'vitest';
import { thresholdsOf, withThresholds } from './thresholds';

const condition = 'traits.frequency >= 4 and (traits.spend30d > 499.5 or traits.level = "4")';

describe('the thresholds of a condition', () => {
  it('are its numbers, but none in names and texts', () => {
    expect(thresholdsOf(condition).map(({ text, label }) => [text, label])).toEqual([
      ['4', 'traits.frequency >='],
      ['499.5', 'traits.spend30d >'],
    ]);
  });

  it('change without the rest', () => {
    expect(withThresholds(condition, ['10', '1000'])).toBe(
      'traits.frequency >= 10 and (traits.spend30d > 1000 or traits.level = "4")',
    );
  });

  it('stay where what is typed is no number', () => {
    expect(withThresholds(condition, ['', '1e9'])).toBe(condition);
  });
});
