/** A fact of the JSON as people read it. */
export function factText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(factText).join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
