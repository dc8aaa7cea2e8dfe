import type { Frame, Page } from 'playwright-core';

/** A frame in which no script runs, ours neither: the mailbox and the app show mails in one. */
export const silent = 'iframe.mail-html';

/** The page and its frames that can be asked what they look like. */
export function scriptedFrames(page: Page): Frame[] {
  return page
    .frames()
    .filter((frame) => /^http/.test(frame.url()) && !/\/mail\/.+\/body(\?|$)/.test(frame.url()));
}
