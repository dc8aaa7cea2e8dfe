import { z } from 'zod';
import type { Id, Shop } from '../../domain/types.ts';
import { readStaffRole, STAFF } from '../../oauth/staff.ts';
import { type AppKeys, embeddedUrl, mintCustomerAccountToken, mintIdToken } from '../../oauth/tokens.ts';
import type { State } from '../../state/database.ts';
import { StageProblem } from './stage-problem.ts';

/** The app over its own HTTP, as a merchant's and a shopper's browser reach it. */
export interface AppCalls {
  /** Opens the app in the admin, which is how it meets the shop. */
  open(shop: Shop): Promise<void>;
  /** Sends a form of one of its screens, such as /app/loyalty. */
  send(shop: Shop, screen: Screen, form: Record<string, string>): Promise<void>;
  /** What a screen shows, as it loads it. */
  read<Schema extends z.ZodType>(shop: Shop, screen: Screen, shown: Schema): Promise<z.output<Schema>>;
  /** A call of a customer's account page; what the app refuses is its status and word. */
  call(
    shop: Shop,
    customerId: Id,
    request: { path: string; body?: object },
  ): Promise<{ status: number; body: unknown }>;
}

/** Address of a screen and the name of the route behind it. */
export interface Screen {
  path: string;
  route: string;
}

export const screens = {
  loyalty: { path: '/app/loyalty', route: 'routes/app.loyalty' },
  rewards: { path: '/app/loyalty/rewards', route: 'routes/app.loyalty_.rewards' },
  policy: { path: '/app/returns/policy', route: 'routes/app.returns.policy' },
  reviews: { path: '/app/reviews/settings', route: 'routes/app.reviews.settings' },
  settings: { path: '/app/settings', route: 'routes/app.settings' },
} as const satisfies Record<string, Screen>;

/** The app turns away what does not look like a browser. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';
const patienceMs = 30_000;

const refusal = z.union([
  z.object({ refused: z.string(), errors: z.record(z.string(), z.string()).optional() }),
  z.object({ errors: z.record(z.string(), z.string()) }),
]);

export function appCalls(deps: {
  state: State;
  keys: AppKeys;
  embedOrigin: string;
  appOrigin: string;
}): AppCalls {
  const tokenOf = async (shop: Shop) =>
    mintIdToken(deps.keys, shop.domain, STAFF[await readStaffRole(deps.state, shop.domain)].id);
  const onScreen = async (shop: Shop, { path, route }: Screen, init: RequestInit) => {
    const url = new URL(path, deps.embedOrigin);
    url.searchParams.set('_data', route);
    url.searchParams.set('shop', shop.domain);
    const headers = { authorization: `Bearer ${await tokenOf(shop)}`, origin: deps.embedOrigin };
    return ask(url.href, { ...init, headers, redirect: 'manual' });
  };
  return {
    open: async (shop) => {
      const url = embeddedUrl(deps.embedOrigin, '/app', shop.domain, await tokenOf(shop));
      const answer = await ask(url, { headers: { accept: 'text/html' } });
      if (!answer.ok) throw new StageProblem(`The app's first page answered ${answer.status}.`);
    },
    send: async (shop, screen, form) => {
      const { path } = screen;
      const answer = await onScreen(shop, screen, { method: 'POST', body: new URLSearchParams(form) });
      const said = reasonIn(await jsonOf(answer));
      if (said !== null) throw new StageProblem(`The app did not take the form of ${path}: ${said}.`);
      if (answer.status >= 400 || answer.headers.has('x-remix-error'))
        throw new StageProblem(`The form of ${path} was answered with ${answer.status}.`);
    },
    read: async (shop, screen, shown) => {
      const parsed = shown.safeParse(await jsonOf(await onScreen(shop, screen, {})));
      if (!parsed.success) throw new StageProblem(`The app's screen ${screen.path} did not load.`);
      return parsed.data;
    },
    call: async (shop, customerId, { path, body }) => {
      const token = mintCustomerAccountToken(deps.keys, shop, customerId);
      const answer = await ask(new URL(path, deps.appOrigin).href, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await jsonOf(answer) };
    },
  };
}

async function ask(url: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      headers: { 'user-agent': userAgent, ...init.headers },
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    throw new StageProblem('The app did not answer.');
  }
}

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

/** Why a form was not taken; null when the answer says nothing of the kind. */
function reasonIn(body: unknown): string | null {
  const parsed = refusal.safeParse(body);
  if (!parsed.success) return null;
  const said = Object.values(parsed.data.errors ?? {})[0];
  return said ?? ('refused' in parsed.data ? parsed.data.refused : 'it says not why');
}
