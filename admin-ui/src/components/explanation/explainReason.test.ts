import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { explainReason, type Reason } from './explainReason';

const explain = (reason: Reason) => explainReason(reason, i18next);

beforeAll(() =>
  i18next.init({
    lng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  }),
);

describe('a reason', () => {
  it('is a sentence, with the facts that the sentence leaves unsaid', () => {
    const rule = { code: 'rule', rule: 'VIP discount', source: 'tables/offers.dmn#row-12' };
    expect(explain(rule)).toEqual({
      sentence: 'The rule “VIP discount” keeps it',
      facts: [['source', 'tables/offers.dmn#row-12']],
    });
  });

  it('counts in good grammar and names windows in words', () => {
    const cap = (times: number) =>
      explain({ code: 'cap-reached', cap: times, window: 'PT168H' }).sentence;
    expect(cap(1)).toMatch(/^The subject got it once within 7 days/);
    expect(cap(3)).toMatch(/^The subject got it 3 times within 7 days/);
  });

  it('of a code without a sentence is shown by its name and all its facts', () => {
    expect(explain({ code: 'moon-phase', phase: 'full', share: 0.98765 })).toEqual({
      sentence: 'Moon phase',
      facts: [
        ['phase', 'full'],
        ['share', '0.9877'],
      ],
    });
  });

  it('that lacks a fact of its sentence is shown the same way', () => {
    expect(explain({ code: 'outranked', rank: 4 })).toEqual({
      sentence: 'Outranked',
      facts: [['rank', '4']],
    });
  });

  it('may carry facts that are not plain', () => {
    expect(explain({ code: 'open', because: { a: [1] }, nothing: null }).facts).toEqual([
      ['because', '{"a":[1]}'],
    ]);
  });
});
