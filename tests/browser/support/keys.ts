import { expect } from 'vitest';
import type { Visit } from './use-browser.ts';

interface Stop {
  name: string;
  /** A ring or the like is drawn on it or around it. */
  shown: boolean;
}

/** More controls than any of these pages has. */
const most = 120;
/** Some draw their ring only after the key was let go. */
const ringMs = 30;

/** A person without a pointer: what they reach with Tab, by the names a screen reader says. */
export function keys({ page }: Visit) {
  const focus = async () => (await page.evaluate(readFocus)) ?? (await focusInApp());
  /** The app is of another origin: what has the focus in it is read there. */
  async function focusInApp(): Promise<Stop | null> {
    const inside = await page.evaluate(() => document.activeElement?.id === 'app-frame');
    const frame = inside ? await (await page.$('#app-frame'))?.contentFrame() : null;
    return (await frame?.evaluate(readFocus)) ?? null;
  }
  async function tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const fits = (stop: Stop) => (typeof name === 'string' ? stop.name === name : name.test(stop.name));
    const met: string[] = [];
    for (let press = 0; press < most; press++) {
      await page.keyboard.press(key);
      let stop = await focus();
      if (stop !== null && !stop.shown) {
        await page.waitForTimeout(ringMs);
        stop = await focus();
      }
      if (stop === null) continue;
      met.push(stop.name);
      expect(stop.shown, `focus shows on "${stop.name}"`).toBe(true);
      if (fits(stop)) return;
    }
    throw new Error(`${key} does not lead to ${name}, only to ${[...new Set(met)].join(', ')}`);
  }
  return {
    tabTo,
    press: (key: string) => page.keyboard.press(key),
    type: (text: string) => page.keyboard.type(text),
    /** Presses what has this name. */
    async use(name: string | RegExp): Promise<void> {
      await tabTo(name);
      await page.keyboard.press('Enter');
    },
    /** There is a way back and forth from here: the place is no trap. */
    async isNoTrap(): Promise<void> {
      const here = await focus();
      await page.keyboard.press('Shift+Tab');
      const before = await focus();
      await page.keyboard.press('Tab');
      expect(before?.name).not.toBe(here?.name);
      expect((await focus())?.name).toBe(here?.name);
    },
  };
}

/** Runs in the page: what has the focus, in components and in frames of the same origin too; null where nothing has. */
function readFocus(): Stop | null {
  let element: Element | null = document.activeElement;
  for (;;) {
    const inner: Element | null | undefined =
      element instanceof HTMLIFrameElement
        ? element.contentDocument?.activeElement
        : element?.shadowRoot?.activeElement;
    if (!inner) break;
    element = inner;
  }
  // What comes from a frame is of that frame's own classes.
  const view = element?.ownerDocument.defaultView;
  if (!element || !view || element.localName === 'body' || element.localName === 'iframe') return null;
  const labels =
    'labels' in element && element.labels ? [...(element.labels as NodeListOf<HTMLElement>)] : [];
  const texts = [element.getAttribute('aria-label'), ...labels.map((label) => label.textContent)];
  const slotted = [...element.querySelectorAll('slot')].flatMap((slot) =>
    slot.assignedNodes({ flatten: true }).map((node) => node.textContent),
  );
  const own = slotted.length > 0 ? slotted.join('') : element.textContent;
  const name = (texts.find((text) => text?.trim()) ?? own ?? '').replace(/\s+/g, ' ').trim();
  let shown = false;
  let around: Element | null = element;
  for (let up = 0; up < 4 && around; up++) {
    for (const part of [null, '::before', '::after']) {
      const style = view.getComputedStyle(around, part);
      const ring = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
      shown ||= ring || style.boxShadow !== 'none';
    }
    around = around.parentElement;
  }
  for (const sibling of element.parentElement?.children ?? []) {
    const style = view.getComputedStyle(sibling);
    shown ||= style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
  }
  return { name, shown };
}
