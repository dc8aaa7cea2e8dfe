import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import { readShifts } from './layout-shift.ts';
import { scriptedFrames, silent } from './scripted-frames.ts';

/** As Shopify asks of its best apps. */
const mostShift = 0.1;
const moved = 'its layout moves';

/**
 * Everything that is wrong with the page as it stands, in sentences; its frames are looked at too. `targets`: what is
 * pressed has to be 24 px wide and high, or to stand alone.
 */
export async function findFaults(page: Page, { targets = false } = {}): Promise<string[]> {
  const own = scriptedFrames(page);
  const ofFrames = await Promise.all(own.flatMap((frame) => [sidewaysScroll(frame), shift(frame)]));
  return [...ofFrames.flat(), ...(await axeFindings(page, targets))];
}

/** The same of a page that was pressed, typed into or made narrower: what that moves may move. */
export async function findLastingFaults(page: Page, how: { targets?: boolean } = {}): Promise<string[]> {
  return (await findFaults(page, how)).filter((fault) => !fault.startsWith(moved));
}

async function sidewaysScroll(frame: Frame): Promise<string[]> {
  const { needed, wide, widest } = await frame.evaluate(() => {
    const wide = window.innerWidth;
    const outside = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > wide + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return { needed: document.documentElement.scrollWidth, wide, widest: outside.slice(0, 5) };
  });
  return needed <= wide ? [] : [`scrolls sideways, ${needed} px in ${wide} px: ${widest.join(', ')}`];
}

async function shift(frame: Frame): Promise<string[]> {
  const { sum, what } = await readShifts(frame);
  return sum <= mostShift ? [] : [`${moved} by ${sum.toFixed(3)}: ${what.slice(0, 5).join(', ')}`];
}

/** What axe finds serious or critical, in the page and in the app's frame. */
async function axeFindings(page: Page, targets: boolean): Promise<string[]> {
  const rules = { 'target-size': { enabled: targets } };
  const { violations } = await new AxeBuilder({ page })
    .exclude(silent)
    .exclude(['#app-frame', silent])
    .options({ rules, resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes.map((node) => node.target.flat().join(' ')).join('; ')}`,
    );
}
