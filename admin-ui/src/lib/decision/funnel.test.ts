import { describe, expect, it } from 'vitest';
import { funnelOf, stages } from './funnel';

const left = (action: string, stage: string) => ({ action, stage, reasons: [{ code: 'open' }] });

describe('a funnel', () => {
  it('accounts for every candidate', () => {
    const { candidates, chosen, steps } = funnelOf({
      actions: [],
      excluded: [left('a', 'rules'), left('b', 'consent'), left('c', 'rules')],
    });
    expect(candidates).toBe(3);
    expect(chosen + steps.reduce((sum, { excluded }) => sum + excluded.length, 0)).toBe(candidates);
    expect(steps.at(-1)?.remaining).toBe(chosen);
  });

  it('shows the stages in their order, also those that let all through', () => {
    const { steps } = funnelOf({ actions: [], excluded: [left('a', 'arbitration')] });
    expect(steps.map(({ stage }) => stage)).toEqual([...stages]);
    expect(steps.map(({ remaining }) => remaining)).toEqual([1, 1, 1, 1, 0]);
  });

  it('puts a stage that it does not know at the end', () => {
    const { steps } = funnelOf({ actions: [], excluded: [left('a', 'astrology')] });
    expect(steps.at(-1)).toMatchObject({ stage: 'astrology', remaining: 0 });
  });
});
