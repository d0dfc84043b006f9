import type { ClipboardEvent } from 'react';
import { fromClipboard, toClipboard } from '@/lib/sheet/clipboard';
import { cleared, pasted, type Seen, textsAt } from '@/lib/sheet/commands';
import type { Edit } from '@/lib/sheet/sheet';
import type { Selecting } from './selection';

/** What a grid does with the clipboard, in the form that spreadsheets use. */
export function clipboardOf(
  seen: Seen,
  { range, editing, change }: Selecting,
  onEdits: ((edits: Edit[]) => void) | undefined,
) {
  const copy = (event: ClipboardEvent) => {
    if (!editing) {
      event.preventDefault();
      event.clipboardData.setData('text/plain', toClipboard(textsAt(seen, range)));
    }
  };
  const cut = (event: ClipboardEvent) => {
    copy(event);
    if (!editing) {
      onEdits?.(cleared(seen, range));
    }
  };
  const paste = (event: ClipboardEvent) => {
    if (editing || onEdits === undefined) {
      return;
    }
    event.preventDefault();
    const texts = fromClipboard(event.clipboardData.getData('text/plain'));
    onEdits(pasted(seen, range, texts));
    const { top, left } = range;
    const last = seen.sheet.columns.length - 1;
    const width = Math.max(...texts.map(({ length }) => length));
    const isOne = texts.length === 1 && width === 1;
    if (!isOne) {
      const right = Math.min(left + width - 1, last);
      change({ to: 'range', range: { top, left, bottom: top + texts.length - 1, right } });
    }
  };
  return { onCopy: copy, onCut: cut, onPaste: paste };
}
