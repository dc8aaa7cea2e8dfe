import { scriptApiKey } from './channel.ts';

const query = new URLSearchParams(location.search);

/** Only a page's first address carries them, so they are kept for those that follow in this frame. */
function remembered(name: string): string {
  const key = `app-bridge:${name}`;
  const value = query.get(name) ?? sessionStorage.getItem(key) ?? '';
  if (value !== '') sessionStorage.setItem(key, value);
  return value;
}

const metaKey = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content;

export const config = {
  apiKey: scriptApiKey ?? metaKey ?? '',
  shop: remembered('shop'),
  host: remembered('host'),
  locale: query.get('locale') ?? 'en-US',
};
