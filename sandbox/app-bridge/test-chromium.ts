import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const mostStarts = 3;

/** Now and then the packaged Chromium falls as it starts, before a test has done anything: then it is started again. */
export async function startChromium(options: LaunchOptions): Promise<Browser> {
  for (let start = 1; ; start++)
    try {
      return await chromium.launch({ headless: true, ...options });
    } catch (error) {
      if (start === mostStarts) throw error;
    }
}
