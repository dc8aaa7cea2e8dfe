import { z } from 'zod';
import { refusalIn } from './refusal-in.ts';
import { Refused, type ShopControl } from './sandbox-control.ts';

/** The Shopify library turns away what does not look like a browser. */
export const browser =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** The merchant in the embedded admin: pages opened and forms sent as the screens send them. */
export interface AdminApp {
  /** Opens the app for the first time, as Shopify does after an install. */
  open(): Promise<void>;
  /** Sends a form to one of the app's own routes, such as `/app/loyalty`: the text of the answer. */
  send(path: string, form: Record<string, string>): Promise<string>;
  /** Sends a file to the page of a list: the path to which the answer leads. */
  upload(path: string, file: { readonly name: string; readonly text: string }): Promise<string>;
}

const token = z.object({ token: z.string(), url: z.url() });

/** Pages that stand below another one's address without being part of it. */
const standAlone: Readonly<Record<string, string>> = {
  '/app/loyalty/rewards': 'routes/app.loyalty_.rewards',
  '/app/loyalty/tiers': 'routes/app.loyalty_.tiers',
  '/app/reviews/reply': 'routes/app.reviews_.reply',
  '/app/settings/keys': 'routes/app.settings_.keys',
  '/app/settings/messages': 'routes/app.settings_.messages',
  '/app/settings/messages/rules': 'routes/app.settings_.messages.rules',
  '/app/settings/messages/sender': 'routes/app.settings_.messages.sender',
  '/app/settings/staff': 'routes/app.settings_.staff',
};

/** Remix's name of the route behind a path: where a form of that screen goes. */
function routeOf(path: string): string {
  const own = standAlone[path];
  if (own !== undefined) return own;
  return `routes/${path
    .slice(1)
    .replaceAll('/', '.')
    .replace(/\.\d+$/, '.$id')}`;
}

export function adminApp(proxyOrigin: string, control: ShopControl): AdminApp {
  const session = () => control.get('session-token', token);
  return {
    async open() {
      const { url } = await session();
      const answer = await fetch(url, {
        headers: { 'user-agent': browser, accept: 'text/html' },
        redirect: 'follow',
        signal: AbortSignal.timeout(60_000),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`Opening the app answered ${answer.status}: ${text.slice(0, 500)}`);
    },
    async send(path, form) {
      const { token: bearer } = await session();
      const url = new URL(path, proxyOrigin);
      url.searchParams.set('_data', routeOf(path));
      url.searchParams.set('shop', control.domain);
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'user-agent': browser, authorization: `Bearer ${bearer}`, origin: proxyOrigin },
        body: new URLSearchParams(form),
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
      });
      const text = await answer.text();
      const word = answer.status < 500 ? refusalIn(text) : null;
      if (word !== null) throw new Refused(word, text.slice(0, 500));
      if (answer.status === 400 || answer.status === 422) throw new Refused('bad-input', text.slice(0, 500));
      const failed = answer.status >= 400 || answer.headers.has('x-remix-error');
      if (failed) throw new Error(`POST ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
      return text;
    },
    async upload(path, { name, text }) {
      const { token: bearer } = await session();
      const url = new URL(`${path}?index`, proxyOrigin);
      url.searchParams.set('_data', `${routeOf(path)}._index`);
      url.searchParams.set('shop', control.domain);
      const body = new FormData();
      body.set('file', new File([text], name, { type: 'text/csv' }));
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'user-agent': browser, authorization: `Bearer ${bearer}`, origin: proxyOrigin },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
      });
      const to = answer.headers.get('x-remix-redirect') ?? answer.headers.get('location');
      if (to !== null) return new URL(to, proxyOrigin).pathname;
      const said = await answer.text();
      const word = answer.status < 500 ? refusalIn(said) : null;
      if (word !== null) throw new Refused(word, said.slice(0, 500));
      throw new Error(`POST ${path} answered ${answer.status}: ${said.slice(0, 500)}`);
    },
  };
}
