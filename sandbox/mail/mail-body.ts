/** The mail's HTML as its frame loads it: links lead the whole window, and a mail without colours is dark on white. */
export function mailBody(html: string): string {
  const head = '<base target="_top"><style>:root{color-scheme:light;background:#fff}</style>';
  if (/<head[^>]*>/i.test(html)) return html.replace(/<head[^>]*>/i, (tag) => `${tag}${head}`);
  return `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${html}</body></html>`;
}
