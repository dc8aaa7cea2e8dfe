/** How a mail is looked at: by day, in a dark mail program, or in one that loads no pictures. */
export const looks = ['light', 'dark', 'bare'] as const;
export type Look = (typeof looks)[number];

export const isLook = (text: string | undefined): text is Look => looks.some((look) => look === text);

/**
 * The mail's HTML as its frame loads it: links lead the whole window. Light or dark is what was asked for, not what
 * the reader's own machine prefers, and a mail without colours is dark on white, or white on dark.
 */
export function mailBody(html: string, look: Look): string {
  const scheme = look === 'dark' ? 'dark' : 'light';
  const ground = look === 'dark' ? '#1c1c1e' : '#fff';
  const head = `<base target="_top"><style>:root{color-scheme:${scheme}!important;background:${ground}}</style>`;
  const mail = html.replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi, (_, asked: string) =>
    asked.toLowerCase() === scheme ? '(min-width: 0px)' : '(max-width: 0px)',
  );
  if (/<head[^>]*>/i.test(mail)) return mail.replace(/<head[^>]*>/i, (tag) => `${tag}${head}`);
  return `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${mail}</body></html>`;
}
