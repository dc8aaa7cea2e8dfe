import { Hono } from 'hono';
import type { State } from '../state/database.ts';
import { createStorefront, storefrontMissing } from './create-storefront.ts';
import type { StorefrontDeps } from './deps.ts';

export const ORIGIN = 'http://localhost:4000';
export const SECRET = 'test-secret';

export interface Shown {
  status: number;
  to: string | null;
  html: string;
  headers: Headers;
}

export interface Shopper {
  get(path: string, headers?: Record<string, string>): Promise<Shown>;
  /** Posts a form from a page of the storefront; follows a redirect inside the sandbox to the page it leads to. */
  post(path: string, fields: [string, string][], headers?: Record<string, string>): Promise<Shown>;
  cookies: Map<string, string>;
}

/** A storefront without a server, and a browser that keeps its cookies. */
export function shopperOf(state: () => State, more: Partial<StorefrontDeps> = {}): Shopper {
  const cookies = new Map<string, string>();
  const open = () => {
    const deps: StorefrontDeps = {
      state: state(),
      keys: { apiKey: 'key', secret: SECRET },
      app: {
        applicationUrl: 'https://app.example',
        scopes: [],
        optionalScopes: [],
        subscriptions: {},
        proxy: { prefix: 'apps', subpath: 'afterglow', path: '/proxy' },
      },
      demoShop: 'afterglow-demo.myshopify.com',
      origin: ORIGIN,
      appOrigin: 'http://localhost:9',
      ...more,
    };
    return new Hono().route('/', createStorefront(deps)).route('/', storefrontMissing(deps));
  };
  const ask = async (path: string, init: RequestInit): Promise<Shown> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await open().request(`${ORIGIN}${path}`, { ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      html: await answer.text(),
      headers: answer.headers,
    };
  };
  const get: Shopper['get'] = (path, headers = {}) => ask(path, { headers });
  return {
    cookies,
    get,
    post: async (path, fields, headers = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }) => {
      const answer = await ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
      if (answer.status !== 303 || answer.to?.startsWith('/') !== true) return answer;
      const page = await get(answer.to);
      return { ...page, to: answer.to };
    },
  };
}
