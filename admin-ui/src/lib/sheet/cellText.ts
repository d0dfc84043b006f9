import type { Column } from './sheet';

const literal = /^"((?:[^"\\]|\\")*)"$/;
const number = /^[-+]?(\d+\.?\d*|\.\d+)$/;
const word = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M} _./%&'’-]*$/u;
const reserved = new Set(['true', 'false', 'null', '-']);

/** A cell as people read it: a single text without its quotes, a dash for no condition. */
export function shown(column: Column, cell: string): string {
  if (!isText(column)) {
    return cell;
  }
  const text = literal.exec(cell)?.[1];
  // Only what is understood again without its quotes is shown without them.
  return text !== undefined && meant(column, text) === cell ? text : cell;
}

/** What somebody means who types a text into a cell: FEEL, or in a column of texts just the text. */
export function meant(column: Column, typed: string): string {
  const text = typed.trim();
  if (text === '') {
    return column.kind === 'input' ? '-' : column.kind === 'output' ? 'null' : '';
  }
  if (!isText(column) || reserved.has(text) || !word.test(text)) {
    return text;
  }
  const isOperator = column.kind === 'input' && /^(not|in|between)\b/.test(text);
  return isOperator || (number.test(text) && column.type !== 'string') ? text : `"${text}"`;
}

/** What stands in a cell of a new row. */
export function blank(column: Column): string {
  return meant(column, '');
}

function isText({ kind, type }: Column): boolean {
  return kind !== 'annotation' && type === 'string';
}
