import type { Frame, Page } from 'playwright-core';
import { scriptedFrames } from './scripted-frames.ts';

declare global {
  interface Window {
    /** The document's controls as they look without focus, and which of them the keyboard has met. */
    stops?: { element: Element; plain: string; met: boolean; shown: boolean }[];
  }
}

/** Presses Tab through the page and the app in its frame; tells what it cannot reach and where focus does not show. */
export async function findUnreachable(page: Page): Promise<string[]> {
  const frames = scriptedFrames(page);
  const counts = await Promise.all(frames.map((frame) => frame.evaluate(noteStops)));
  const all = counts.reduce((sum, count) => sum + count, 0);
  // A document is a stop itself on the way into the frame and out of it.
  const presses = all + 2 * frames.length;
  await pressTab(page, presses, 0);
  const missed = await readMissedIn(frames);
  if (missed.length === 0) return [];
  // Some draw their ring only after the key was let go, so they are given a moment.
  await pressTab(page, presses, slowMs);
  return readMissedIn(frames);
}

const slowMs = 40;

async function pressTab(page: Page, times: number, pauseMs: number): Promise<void> {
  for (let press = 0; press < times; press++) {
    await page.keyboard.press('Tab');
    if (pauseMs > 0) await page.waitForTimeout(pauseMs);
  }
}

async function readMissedIn(frames: readonly Frame[]): Promise<string[]> {
  return (await Promise.all(frames.map(readMissed))).flat();
}

async function readMissed(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const name = (element: Element) =>
      `${element.outerHTML.slice(0, 120)} (${element.textContent?.trim().slice(0, 40)})`;
    const stops = window.stops ?? [];
    // Emptying a search is done by emptying its field; the cross in it is a short cut for pointers.
    const shortCut = '.Polaris-TextField__ClearButton';
    const isTwin = (link: Element | null) =>
      link !== null && stops.some((stop) => stop.element.getAttribute('href') === link.getAttribute('href'));
    const known = (element: Element) =>
      stops.some((stop) => stop.element.contains(element) || element.contains(stop.element)) ||
      // A picture beside the link that leads to the same place; what stands in a label of a component.
      isTwin(element.closest('a[aria-hidden="true"]')) ||
      element.assignedSlot?.closest('label, summary') ||
      element.closest(`${shortCut}, label, [disabled], [aria-disabled="true"], [inert]`) !== null;
    const pointed = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.checkVisibility() && getComputedStyle(element).cursor === 'pointer' && !known(element),
    );
    return [
      ...stops.filter((stop) => !stop.met).map((stop) => `Tab does not reach ${name(stop.element)}`),
      ...stops
        .filter((stop) => stop.met && !stop.shown)
        .map((stop) => `focus does not show on ${name(stop.element)}`),
      ...pointed.map((element) => `only a pointer can use ${name(element)}`),
    ];
  });
}

/** Runs in the document. Returns how many controls the keyboard must meet. */
function noteStops(): number {
  const still = document.createElement('style');
  still.textContent = '*, *::before, *::after { transition: none !important; animation: none !important }';
  document.head.append(still);

  const look = (element: Element) => {
    // The ring may be drawn by what stands around a control, such as the box of a field.
    const around: (Element | null | undefined)[] = [element];
    for (let up = 0; up < 3; up++) around.push(around.at(-1)?.parentElement);
    const drawn = [...around, ...(element.parentElement?.children ?? []), ...element.children];
    const styles = drawn.flatMap((one) =>
      one ? [null, '::before', '::after'].map((part) => getComputedStyle(one, part)) : [],
    );
    return styles
      .map((style) =>
        [
          style.outline,
          style.boxShadow,
          style.borderColor,
          style.backgroundColor,
          style.transform,
          style.inset,
        ].join(),
      )
      .join(';');
  };
  const isRadio = (element: Element): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === 'radio';
  /** Radios of one name in one tree and form are one stop. */
  const inOneGroup = (one: Element, other: Element) =>
    isRadio(one) &&
    isRadio(other) &&
    one.name === other.name &&
    one.form === other.form &&
    one.getRootNode() === other.getRootNode();
  /** Elements of components, too. */
  const allIn = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) =>
      one.shadowRoot ? [one, ...allIn(one.shadowRoot)] : [one],
    );
  const controls = allIn(document)
    .filter((one) => one.matches('a[href], button, input, select, textarea, summary, [tabindex]'))
    .filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        !one.matches('[type="hidden"], :disabled, [inert] *'),
    )
    .filter((one) => one instanceof HTMLElement && one.tabIndex >= 0)
    .filter((one, index, all) => !all.slice(0, index).some((other) => inOneGroup(one, other)));
  const stops = controls.map((element) => ({ element, plain: look(element), met: false, shown: false }));
  window.stops = stops;
  const meet = (target: EventTarget | null) => {
    if (!(target instanceof Element)) return;
    const stop = stops.find(({ element }) => element === target || inOneGroup(element, target));
    if (!stop) return;
    stop.met = true;
    stop.shown = stop.shown || stop.element !== target || look(target) !== stop.plain;
  };
  document.addEventListener('focusin', (event) => meet(event.composedPath()[0] ?? null));
  // Its path is gone once it was handled, so it is read at once; a ring may come with the key.
  document.addEventListener('keyup', (event) => {
    const path = event.composedPath();
    setTimeout(() => meet(path[0] ?? null), 0);
  });
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return stops.length;
}
