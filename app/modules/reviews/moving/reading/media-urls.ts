export interface NamedMedia {
  readonly url: string;
  readonly kind: 'photo' | 'video';
}

const mostMedia = 20;

/** Addresses of one cell, separated by commas, bars or spaces. Null: one of them is no web address, or they are too many. */
export function readMedia(cell: string): readonly NamedMedia[] | null {
  // A comma may stand within an address: it separates where another one begins behind it.
  const named = cell.split(/[\s|]+|[,;](?=\s*(?:[a-z][a-z0-9+.-]*:|$))/i).filter(Boolean);
  const media: NamedMedia[] = [];
  for (const address of named) {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || !['http:', 'https:'].includes(url.protocol) || url.href.length > 2000) return null;
    if (url.username !== '' || url.password !== '') return null;
    if (media.some((known) => known.url === url.href)) continue;
    media.push({ url: url.href, kind: /\.(mp4|mov|webm|m4v)$/i.test(url.pathname) ? 'video' : 'photo' });
  }
  return media.length > mostMedia ? null : media;
}
