import { z } from 'zod';
import { proxyQuery } from '../../../sandbox/oauth/signatures.ts';
import { browser } from './admin-app.ts';
import { refusalIn } from './refusal-in.ts';
import { Refused, type ShopControl } from './sandbox-control.ts';

/** What a page of the app proxy answered. */
export interface Visit {
  status: number;
  text: string;
  location: string | null;
}

/** A shopper before our own pieces of the shop: the extensions' calls, and pages that the app proxy brings. */
export interface ShopperApp {
  /** A call of an extension with the token of this customer (Shopify's id), or of a guest. */
  call<Schema extends z.ZodType>(
    who: string | null,
    request: { path: string; body?: object; bytes?: Uint8Array<ArrayBuffer> },
    answer: Schema,
  ): Promise<z.output<Schema>>;
  /** `path` is what stands behind /apps/afterglow, such as `/review?token=…`; with a form it is sent. */
  visit(who: string | null, path: string, form?: Record<string, string>, shop?: ShopControl): Promise<Visit>;
}

const token = z.object({ token: z.string() });
export function shopperApp(appOrigin: string, apiSecret: string, control: ShopControl): ShopperApp {
  return {
    async call(who, { path, body, bytes }, answer) {
      const query = who === null ? '' : `?customer=${who}`;
      const { token: bearer } = await control.get(`checkout-token${query}`, token);
      const response = await fetch(new URL(path, appOrigin), {
        method: body || bytes ? 'POST' : 'GET',
        headers: {
          'user-agent': browser,
          authorization: `Bearer ${bearer}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        ...(bytes && { body: bytes }),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await response.text();
      if (response.ok) return answer.parse(JSON.parse(text));
      const word = response.status < 500 ? refusalIn(text) : null;
      if (word !== null) throw new Refused(word, `${path} ${text.slice(0, 300)}`);
      throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
    },
    async visit(who, path, form, shop = control) {
      const asked = new URL(`/proxy${path}`, appOrigin);
      const visit = {
        shop: shop.domain,
        customerId: who ?? undefined,
        pathPrefix: '/apps/afterglow',
        query: Object.fromEntries(asked.searchParams),
      };
      asked.search = proxyQuery(visit, apiSecret).toString();
      const response = await fetch(asked, {
        method: form ? 'POST' : 'GET',
        headers: { 'user-agent': browser, accept: 'text/html' },
        redirect: 'manual',
        ...(form && { body: new URLSearchParams(form) }),
        signal: AbortSignal.timeout(60_000),
      });
      return {
        status: response.status,
        text: await response.text(),
        location: response.headers.get('location'),
      };
    },
  };
}
