import type { Shown } from './frames.ts';

/** What the frame is larger than its place on the page, above and below. */
const edges = 6;

/** Heights that extensions took on this browser, by where they stand: kept free the next time, so that nothing jumps. */
const remembered = 'extension-room:';
const roomKey = ({ extension, target }: Shown) =>
  `${remembered}${extension}:${target}:${innerWidth > 860 ? 'wide' : 'narrow'}`;

/** How long an extension may take to fill the room it took the last time. */
const patience = 4_000;

/** Keeps the room free that the extension took the last time. */
export function keepRoom(shown: Shown): void {
  const height = localStorage.getItem(roomKey(shown));
  if (height === null) return;
  const { box } = shown;
  box.style.minHeight = `${height}px`;
  const wait = box.querySelector('.extension-wait');
  if (wait instanceof HTMLElement) wait.style.height = `${height}px`;
  setTimeout(() => {
    box.style.minHeight = '';
  }, patience);
}

/** Gives the frame the room its content takes, and lets the box go when it shows nothing. */
export function fitBox(shown: Shown, size: { height: number; width: number; empty: boolean }): void {
  const { box, frame } = shown;
  box.dataset.state = size.empty ? 'empty' : 'ready';
  frame.style.height = `${size.height}px`;
  localStorage.setItem(roomKey(shown), String(Math.max(0, size.height - edges)));
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
