import { setTimeout as sleep } from 'node:timers/promises';
import type { Shop } from '../domain/types.ts';
import { hmacBase64 } from '../oauth/signatures.ts';

const TRIES = 40;
const PAUSE_MS = 250;

export interface AppAddress {
  appOrigin: string;
  secret: string;
}

/**
 * Tells the app what a shop's clock shows, signed like a webhook, and waits until it has taken it. 404 is fine: the
 * app does not know the shop (yet). Tried for some ten seconds, since the app may just be starting again; returns
 * whether the app knows.
 */
export async function tellClock(shop: Shop, app: AppAddress, tries: number = TRIES): Promise<boolean> {
  const body = JSON.stringify({ now: shop.now, running: shop.clock.running });
  for (let attempt = 1; ; attempt += 1) {
    const status = await post(body, shop.domain, app);
    if (status === 200 || status === 204) return true;
    if (status === 404) return false;
    if (attempt >= tries) throw new ClockNotTaken(shop.domain, status);
    await sleep(PAUSE_MS);
  }
}

export class ClockNotTaken extends Error {
  constructor(shop: string, status: number | null) {
    super(`The app did not take the clock of ${shop}: ${status === null ? 'no answer' : `status ${status}`}`);
    this.name = 'ClockNotTaken';
  }
}

async function post(body: string, shop: string, app: AppAddress): Promise<number | null> {
  try {
    const response = await fetch(`${app.appOrigin}/test-clock`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Shopify-Captain-Hook',
        'x-shopify-shop-domain': shop,
        'x-shopify-hmac-sha256': hmacBase64(body, app.secret),
      },
      body,
      signal: AbortSignal.timeout(5_000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
