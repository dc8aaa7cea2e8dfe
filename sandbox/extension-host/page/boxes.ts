import type { Shown } from './frames.ts';

/** Gives the frame the room its content takes, and lets the box go when it shows nothing. */
export function fitBox(shown: Shown, size: { height: number; width: number; empty: boolean }): void {
  const { box, frame } = shown;
  box.dataset.state = size.empty ? 'empty' : 'ready';
  frame.style.height = `${size.height}px`;
  if (box.dataset.kind === 'menu') frame.style.width = `${Math.max(size.width, 44)}px`;
}

/**
 * An extension that broke shows nothing to the shopper; the sandbox says what happened. What had been there before stays.
 */
export function showBroken(shown: Shown, text: string, stays: boolean): void {
  const { box } = shown;
  if (!stays) box.dataset.state = 'failed';
  const list = box.querySelector('.extension-problems') ?? box.appendChild(problemList(shown));
  const line = document.createElement('li');
  line.textContent = text;
  list.append(line);
}

function problemList({ extension, target }: Shown): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'extension-problems';
  const head = document.createElement('li');
  head.className = 'extension-problems-head';
  head.textContent = `${extension} in ${target}`;
  list.append(head);
  return list;
}

/** While a dialog of the extension is open, its frame covers the page, and its content stays where it stood. */
export function cover(shown: Shown, open: boolean): { left: number; top: number; width: number } {
  const { box, frame } = shown;
  const place = frame.getBoundingClientRect();
  box.style.minHeight = open ? `${place.height}px` : '';
  frame.classList.toggle('covers', open);
  document.documentElement.classList.toggle('covered', open);
  return { left: place.left, top: place.top, width: place.width };
}
