import {
  cleared,
  continued,
  duplicated,
  inserted,
  moved,
  removed,
  type Seen,
} from '@/lib/sheet/commands';
import type { Range } from '@/lib/sheet/range';
import type { Edit } from '@/lib/sheet/sheet';
import type { Command } from './keys';

/** The edits that a command makes of the chosen cells. */
export function editsOf(command: Command['do'], seen: Seen, range: Range): Edit[] {
  switch (command) {
    case 'clear':
      return cleared(seen, range);
    case 'fillDown':
      return continued(seen, range, 'down');
    case 'fillRight':
      return continued(seen, range, 'right');
    case 'insertBelow':
      return inserted(seen, range.bottom, range.bottom - range.top + 1);
    case 'delete':
      return removed(seen, range);
    case 'duplicate':
      return duplicated(seen, range);
    case 'moveUp':
      return moved(seen, range, -1);
    case 'moveDown':
      return moved(seen, range, 1);
    default:
      return [];
  }
}

/** The range that a command chooses; nothing if it is about something else. */
export function rangeOf(
  command: Command['do'],
  { sheet, order }: Seen,
  range: Range,
): Range | undefined {
  const all = { top: 0, bottom: order.length - 1, left: 0, right: sheet.columns.length - 1 };
  switch (command) {
    case 'chooseAll':
      return all;
    case 'chooseRows':
      return { ...all, top: range.top, bottom: range.bottom };
    case 'chooseColumns':
      return { ...all, left: range.left, right: range.right };
    default:
      return undefined;
  }
}
