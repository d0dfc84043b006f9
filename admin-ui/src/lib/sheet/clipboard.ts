/** Cells as Excel and Google Sheets put them on the clipboard: tabs between them, lines for rows. */
export function toClipboard(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map(quoted).join('\t')).join('\n');
}

function quoted(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The cells of such a text. A quoted cell may hold tabs, line breaks and doubled quotes. */
export function fromClipboard(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const [cell, end] = cellAt(text, at);
    row.push(cell);
    const separator = text[end];
    if (separator !== '\t') {
      rows.push(row);
      row = [];
    }
    at = end + (separator === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
  // What ends with a line break has no further row.
  if (rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') {
    rows.pop();
  }
  return rows;
}

/** The cell that begins at a place, and where it ends. */
function cellAt(text: string, start: number): [string, number] {
  const quoted = text[start] === '"' ? quotedCellAt(text, start) : undefined;
  if (quoted !== undefined) {
    return quoted;
  }
  let end = start;
  while (end < text.length && !'\t\n\r'.includes(text[end] ?? '')) {
    end++;
  }
  return [text.slice(start, end), end];
}

/** Nothing if the quote is part of the text, as in the FEEL literal "vip". */
function quotedCellAt(text: string, start: number): [string, number] | undefined {
  let end = start + 1;
  while (end < text.length) {
    if (text[end] !== '"') {
      end++;
    } else if (text[end + 1] === '"') {
      end += 2;
    } else {
      break;
    }
  }
  const content = text.slice(start + 1, end);
  const isWhole = end < text.length && [undefined, '\t', '\n', '\r'].includes(text[end + 1]);
  const needsQuotes = /[\t\n\r]|""/.test(content);
  return isWhole && needsQuotes ? [content.replaceAll('""', '"'), end + 1] : undefined;
}
