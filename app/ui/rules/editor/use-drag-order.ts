import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

interface Dragging {
  readonly from: number;
  /** The place that it would take if it were let go now. */
  readonly to: number;
}

interface DragOrder {
  readonly dragging: Dragging | null;
  /** Of the list whose children are the entries. */
  readonly list: (element: HTMLOListElement | null) => void;
  /** Of the handle of the entry at that place. */
  readonly handle: (index: number) => {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLButtonElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLButtonElement>) => void;
    onPointerCancel: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  };
}

/** Entries of a list that are reordered by dragging a handle, or by arrow keys while it has the focus. */
export function useDragOrder(count: number, onMove: (from: number, to: number) => void): DragOrder {
  const list = useRef<HTMLOListElement | null>(null);
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const move = (from: number, to: number) => {
    if (to >= 0 && to < count && to !== from) onMove(from, to);
  };
  return {
    dragging,
    list: (element) => {
      list.current = element;
    },
    handle: (index) => ({
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging({ from: index, to: index });
      },
      onPointerMove(event) {
        if (dragging === null || list.current === null) return;
        const to = placeAt(event.clientY, [...list.current.children], dragging.from);
        if (to !== dragging.to) setDragging({ ...dragging, to });
      },
      onPointerUp() {
        if (dragging === null) return;
        setDragging(null);
        move(dragging.from, dragging.to);
      },
      onPointerCancel: () => setDragging(null),
      onKeyDown(event) {
        if (event.key === 'Escape') setDragging(null);
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
      },
    }),
  };
}

/** The place between entries whose middles lie above and below the pointer. */
function placeAt(y: number, entries: readonly Element[], from: number): number {
  const above = entries.filter((entry, index) => {
    const { top, height } = entry.getBoundingClientRect();
    return index !== from && top + height / 2 < y;
  });
  return above.length;
}
