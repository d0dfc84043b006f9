import { type PointerEvent, useRef } from 'react';
import type { Spot } from '@/lib/sheet/range';
import type { Selecting } from './selection';

/** Choosing cells by mouse: a click, a drag, a click with shift; a double click edits. */
export function usePointer({ change, range, editing }: Selecting, onEdit: () => void) {
  const isDragging = useRef(false);
  const down = (event: PointerEvent) => {
    const spot = spotOf(event.target);
    if (spot === undefined || event.button !== 0 || isInEditor(event.target)) {
      return;
    }
    const isInRange =
      spot.line >= range.top &&
      spot.line <= range.bottom &&
      spot.column >= range.left &&
      spot.column <= range.right;
    if (isInRange && editing) {
      return;
    }
    if (editing && document.activeElement instanceof HTMLElement) {
      // What was typed is taken before another cell is chosen.
      document.activeElement.blur();
    }
    isDragging.current = true;
    change({ to: 'spot', spot, isExtending: event.shiftKey });
  };
  const move = (event: PointerEvent) => {
    const spot = isDragging.current && event.buttons === 1 ? spotOf(event.target) : undefined;
    if (spot) {
      change({ to: 'spot', spot, isExtending: true });
    }
  };
  return {
    onPointerDown: down,
    onPointerOver: move,
    onPointerUp: () => {
      isDragging.current = false;
    },
    onDoubleClick: ({ target }: { target: EventTarget }) => {
      if (!isInEditor(target) && spotOf(target)) {
        onEdit();
      }
    },
  };
}

function isInEditor(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, [role="listbox"]') !== null;
}

function spotOf(target: EventTarget): Spot | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
  if (cell === null) {
    return undefined;
  }
  return { line: Number(cell.dataset['line']), column: Number(cell.dataset['column'] ?? 0) };
}
