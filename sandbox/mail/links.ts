const entities: Record<string, string> = { amp: '&', quot: '"', '#39': "'", lt: '<', gt: '>' };

const decode = (text: string): string =>
  text.replace(/&(amp|quot|#39|lt|gt);/g, (whole, name: string) => entities[name] ?? whole);

/** Addresses a reader of the mail can press, in order and each once: those of its HTML, else those in its text. */
export function linksOf(mail: { html: string | null; text: string }): string[] {
  const found =
    mail.html === null
      ? [...mail.text.matchAll(/https?:\/\/[^\s<>"')]+/g)].map(([url]) => url.replace(/[.,;:]+$/, ''))
      : [...mail.html.matchAll(/<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(
          ([, double, single]) => decode(double ?? single ?? ''),
        );
  return [...new Set(found.filter((url) => /^https?:/.test(url)))];
}
