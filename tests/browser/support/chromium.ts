import packaged from '@sparticuz/chromium';
import type { Browser } from 'playwright-core';
import { startChromium } from '../../../sandbox/app-bridge/test-chromium.ts';

/** A user agent that is no bot's: the app refuses those. */
export const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

/**
 * Flags of the package that are made for a cloud function. One process for all pages falls with any of them, and
 * what a browser forbids a page must stay forbidden here.
 */
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
];

/** Unpacks Chromium on Linux; '' elsewhere, where the installed Chrome is used. */
export async function chromiumPath(): Promise<string> {
  return process.platform === 'linux' ? packaged.executablePath() : '';
}

/** A Chromium without a window, from the npm package on Linux. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  if (executablePath === '') return startChromium({ channel: 'chrome' });
  const args = packaged.args.filter((flag) => !unwanted.includes(flag));
  return startChromium({ executablePath, args });
}
