/** How a mail is looked at. */
export interface MailLook {
  readonly dark: boolean;
  /** False: as in a mail program that loads no pictures. */
  readonly pictures: boolean;
}

/**
 * A mail's HTML as its frame shows it: nothing runs, nothing but its pictures is loaded, and no link leads anywhere.
 * Light or dark is what is asked for here, not what the reader's own machine prefers.
 */
export function mailDocument(html: string, { dark, pictures }: MailLook): string {
  const scheme = dark ? 'dark' : 'light';
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${pictures ? 'https: http: data:' : "'none'"}`;
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    // The frame may open no window, so this leads nowhere.
    '<base target="_blank">',
    `<style>:root{color-scheme:${scheme}}</style>`,
  ].join('');
  const mail = html.replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi, (_, asked: string) =>
    asked.toLowerCase() === scheme ? '(min-width: 0px)' : '(max-width: 0px)',
  );
  if (/<head[^>]*>/i.test(mail)) return mail.replace(/<head[^>]*>/i, (tag) => `${tag}${head}`);
  return `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${mail}</body></html>`;
}
