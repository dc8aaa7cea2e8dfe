import type { State } from '../state/database.ts';
import { createFrame } from './create-frame.ts';

export interface TestFrame {
  origin: string;
  embedOrigin: string;
  /** /admin/store/afterglow-demo */
  admin: string;
  /** shops whose app was told the time */
  told: string[];
  page(path: string): Promise<{ status: number; html: string; headers: Headers }>;
  /** Posts a form as a browser does from `from` (the page itself) and follows to the page it leads to. */
  post(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<{ status: number; to: string; html: string }>;
}

/** The frame over a test's state, without a server and with an app that answers. */
export function frameFor(state: () => State): TestFrame {
  const origin = 'http://localhost:4000';
  const embedOrigin = 'http://localhost:4001';
  const told: string[] = [];
  const jar = new Map<string, string>();
  const open = () =>
    createFrame({
      state: state(),
      demoShop: 'afterglow-demo.myshopify.com',
      embedOrigin,
      extensions: new URL('file:///no-extensions/'),
      keys: { apiKey: 'key', secret: 'secret' },
      app: {
        applicationUrl: 'https://app.invalid',
        scopes: ['read_orders', 'read_customers'],
        optionalScopes: ['read_all_orders'],
        subscriptions: { 'orders/create': '/webhooks' },
        proxy: null,
      },
      clock: {
        tell: async (domain) => {
          told.push(domain);
          return true;
        },
        introduce: async (domain) => void told.push(domain),
      },
      checkApp: async () => ({ up: true, worker: true }),
    });
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await open().request(`${origin}${path}`, { ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const page: TestFrame['page'] = async (path) => {
    const answer = await request(path);
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };
  return {
    origin,
    embedOrigin,
    admin: '/admin/store/afterglow-demo',
    told,
    page,
    post: async (path, fields, headers = { origin, referer: `${origin}${path}` }) => {
      const answer = await request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
      const to = answer.headers.get('location') ?? '';
      const html = answer.status === 303 && to.startsWith('/') ? (await page(to)).html : await answer.text();
      return { status: answer.status, to, html };
    },
  };
}
