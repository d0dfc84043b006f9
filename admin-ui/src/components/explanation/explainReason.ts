import type { i18n } from 'i18next';
import type { components } from '@/lib/api/schema';
import { decimal, humanised, isoDuration } from '@/lib/format/format';

/** Why a candidate was kept or left out, as the server says it: a code and the facts it needs. */
export type Reason = components['schemas']['Reason'];

/** A reason for readers: a sentence, and the facts that the sentence leaves unsaid. */
export interface Explanation {
  sentence: string;
  facts: [name: string, value: string][];
}

const placeholder = /{{\s*(\w+)\s*}}/g;

/**
 * Puts a reason in words. A code without a sentence, or with facts missing, is shown by its own
 * name and all its facts, so that a newer server stays legible.
 */
export function explainReason(reason: Reason, i18n: i18n): Explanation {
  const { code, ...rest } = reason;
  const facts = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  const values = Object.fromEntries(
    facts.map(([name, value]) => [name, inWords(value, i18n.language)]),
  );
  const count = typeof rest['cap'] === 'number' ? { count: rest['cap'] } : {};
  const key = `reasons.${code}`;
  const template: string = i18n.exists(key, count)
    ? translate(i18n, key, { ...count, skipInterpolation: true })
    : '';
  const used = [...template.matchAll(placeholder)].map(([, name]) => name ?? '');
  const complete = used.every((name) => name in values || name in count);
  if (template === '' || !complete) {
    return { sentence: humanised(code), facts: Object.entries(values) };
  }
  return {
    sentence: translate(i18n, key, { ...values, ...count }),
    facts: Object.entries(values).filter(
      ([name]) => !used.includes(name) && !(name === 'cap' && 'count' in count),
    ),
  };
}

function inWords(value: unknown, language: string): string {
  switch (typeof value) {
    case 'number':
      return decimal(value, language, 4);
    case 'string':
      return isoDuration(value, language);
    default:
      return JSON.stringify(value);
  }
}

/** Reason codes come from the server, so their keys are not among those the compiler knows. */
function translate(i18n: i18n, key: string, options: object): string {
  return (i18n.t as (key: string, options: object) => string)(key, options);
}
