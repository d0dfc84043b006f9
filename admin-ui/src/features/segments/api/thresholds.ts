/** A number in a condition. */
export interface Threshold {
  /** Where it stands in the text. */
  start: number;
  text: string;
  /** What comes before it in its comparison. */
  label: string;
}

/** Texts, names (which may hold digits) and numbers, as FEEL has them. */
const token = /"(?:[^"\\]|\\.)*"|[\p{L}_?][\p{L}\p{N}_?.]*|\d+(?:\.\d+)?/gu;
const joint = /^(and|or|not|if|then|else|in|between)$/;

/** The numbers of a condition, apart from those in texts and names. */
export function thresholdsOf(condition: string): Threshold[] {
  const found: Threshold[] = [];
  let begin = 0;
  for (const { 0: text, index } of condition.matchAll(token)) {
    if (/^\d/.test(text)) {
      const label = condition.slice(begin, index).replace(/^[\s()]+|\s+$/g, '');
      found.push({ start: index, text, label });
      begin = index + text.length;
    } else if (joint.test(text)) {
      begin = index + text.length;
    }
  }
  return found;
}

/** The condition with other numbers; those that are none stay as they were. */
export function withThresholds(condition: string, values: readonly string[]): string {
  return thresholdsOf(condition).reduceRight((text, { start, text: before }, index) => {
    const value = values[index]?.trim() ?? '';
    return /^\d+(\.\d+)?$/.test(value)
      ? text.slice(0, start) + value + text.slice(start + before.length)
      : text;
  }, condition);
}
