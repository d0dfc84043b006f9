import { describe, expect, it } from 'vitest';
import { duration, humanised, isoDuration, relativeTime } from './format';

describe('a relative time', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  it.each([
    ['2026-11-22T10:00:00Z', 'now'],
    ['2026-11-22T09:59:01Z', '59 seconds ago'],
    ['2026-11-22T09:59:00Z', '1 minute ago'],
    ['2026-11-22T08:01:00Z', '1 hour ago'],
    ['2026-11-20T10:00:00Z', '2 days ago'],
    ['2026-11-22T10:05:00Z', 'in 5 minutes'],
  ])('of %s is "%s"', (instant, words) => {
    expect(relativeTime(new Date(instant), now, 'en')).toBe(words);
  });
});

describe('a duration', () => {
  it.each([
    [640, '640 μs'],
    [2_100, '2.1 ms'],
    [1_500_000, '1.5 sec'],
  ])('of %d microseconds is "%s"', (micros, words) => {
    expect(duration(micros, 'en')).toBe(words);
  });
});

describe('an ISO duration', () => {
  it.each([
    ['PT168H', '7 days'],
    ['P7D', '7 days'],
    ['PT36H', '36 hours'],
    ['PT90S', '90 seconds'],
    ['soon', 'soon'],
  ])('%s is "%s"', (text, words) => {
    expect(isoDuration(text, 'en')).toBe(words);
  });
});

describe("a machine's name", () => {
  it.each([
    ['contact-policy', 'Contact policy'],
    ['totalMicros', 'Total micros'],
    ['country', 'Country'],
  ])('%s becomes "%s"', (name, words) => {
    expect(humanised(name)).toBe(words);
  });
});
