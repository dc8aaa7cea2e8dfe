import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Visit } from './use-browser.ts';

const folder = process.env.SHOTS;

/**
 * Keeps the whole page as SHOTS/name.png, with all of the app in its frame; without SHOTS in the environment nothing
 * is written.
 */
export async function picture({ page }: Pick<Visit, 'page'>, name: string): Promise<void> {
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const size = page.viewportSize();
  const hidden = await hiddenHeight({ page });
  if (size && hidden > 0) await page.setViewportSize({ width: size.width, height: size.height + hidden });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  if (size && hidden > 0) await page.setViewportSize(size);
}

/** How much of the app's page one has to scroll to, in pixels. */
async function hiddenHeight({ page }: Pick<Visit, 'page'>): Promise<number> {
  const heights = page
    .frames()
    .filter((frame) => frame !== page.mainFrame() && frame.url().startsWith('http'))
    .map((frame) => frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight));
  return Math.max(0, ...(await Promise.all(heights)));
}
