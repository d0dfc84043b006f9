import { absoluteTime, decimal } from './format';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

/** The value of a fact for readers: numbers and instants in their language, lists by commas. */
export function factText(value: unknown, language: string): string {
  if (Array.isArray(value)) {
    return value.map((one) => factText(one, language)).join(', ');
  }
  if (typeof value === 'number') {
    return decimal(value, language, 4);
  }
  if (typeof value === 'string') {
    return instant.test(value) ? absoluteTime(new Date(value), language) : value;
  }
  return JSON.stringify(value) ?? '';
}
