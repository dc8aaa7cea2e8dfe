import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Stack } from '../../support/stack.ts';
import { type AdminApp, adminApp } from './admin-app.ts';
import { readProductPage } from './product-page.ts';
import { type Limits, untilQuiet } from './quiet.ts';
import { openQueries, type Queries } from './read-only-queries.ts';
import { anyAnswer, controlShop, type ShopControl } from './sandbox-control.ts';
import { type ShopperApp, shopperApp } from './shopper-app.ts';
import type { Story } from './vocabulary/story.ts';

/** Names of the story and what they stand for at Shopify. */
export interface Names {
  customers: Map<string, string>;
  orders: Map<string, string>;
  /** By order: what the story calls its customer. */
  buyers: Map<string, string>;
  fulfilments: Map<string, string>;
  /** Variants by SKU. */
  variants: Map<string, { id: string; product: string }>;
  redemptions: Map<string, { id: string; code: string | null; customer: string }>;
  /** By hand: the customer at Shopify and the key. */
  adjustments: Map<string, { customer: string; key: string }>;
  returns: Map<string, NamedReturn>;
  /** `line`: Shopify's gid of the order's line; `customer`: its author's id there. */
  reviews: Map<string, { line: string; customer: string }>;
  /** Our numbers. */
  questions: Map<string, string>;
  /** Pages of batches. */
  imports: Map<string, string>;
}

export interface NamedReturn {
  id: string;
  /** What the story calls its order. */
  order: string;
  /** Null: a guest. */
  customer: string | null;
  /** As it was shown when the return was asked for. */
  quote: { refund: string; credit: string; keep: string; owes: string };
}

/** Before anything has a name. */
export const noNames = (): Names => ({
  customers: new Map(),
  orders: new Map(),
  buyers: new Map(),
  fulfilments: new Map(),
  variants: new Map(),
  redemptions: new Map(),
  adjustments: new Map(),
  returns: new Map(),
  reviews: new Map(),
  questions: new Map(),
  imports: new Map(),
});

/** A story's own shop: a tenant that nobody else uses. */
export interface StoryShop {
  story: Story;
  control: ShopControl;
  admin: AdminApp;
  shopper: ShopperApp;
  /** Where other systems reach the app. */
  appOrigin: string;
  queries: Queries;
  names: Names;
  /** HTML of a product's page in the shop's theme, as a visitor sees it. */
  productPage(sku: string): Promise<string>;
  quiet(limits?: Limits): Promise<void>;
  install(): Promise<void>;
  /** Another shop with the app, where nothing of this one counts. */
  neighbour(): Promise<ShopControl>;
}

/** The first moment that the story names; without one, time stands still here. */
export const timelessStart = '2026-01-15T15:00:00Z';

/** When the app is installed. */
export function firstMoment(story: Story): string {
  for (const step of story.steps) {
    const at = step.at ?? step.parallel?.find((branch) => branch.at)?.at;
    if (at) return at;
  }
  return timelessStart;
}

/** The id of a name, or an error that tells which names there are. */
export function idOf<Named>(names: ReadonlyMap<string, Named>, what: string, name: string): Named {
  const id = names.get(name);
  if (id === undefined)
    throw new Error(`There is no ${what} "${name}", only ${[...names.keys()].join(', ') || 'none'}`);
  return id;
}

export function openStoryShop(stack: Stack, pool: pg.Pool, story: Story): StoryShop {
  const newShop = () =>
    controlShop(stack.sandboxOrigin, `story-${randomBytes(6).toString('hex')}.myshopify.com`);
  const control = newShop();
  const admin = adminApp(stack.proxyOrigin, control);
  const queries = openQueries(pool, control.domain);
  const look = async () => {
    const pending = await control.pending();
    const { work, ...rest } = await queries.busy();
    return { work: { ...work, 'deliveries on their way': pending }, ...rest };
  };
  return {
    story,
    control,
    admin,
    queries,
    appOrigin: stack.appOrigin,
    shopper: shopperApp(stack.appOrigin, stack.apiSecret, control),
    names: noNames(),
    productPage: (sku) => readProductPage(stack.sandboxOrigin, control.domain, sku),
    quiet: (limits) => untilQuiet(look, limits),
    async install() {
      await control.post('install', {}, anyAnswer);
      // The app learns the shop's business time before it meets the shop: the install has its moment in it.
      await control.post('clock', {}, anyAnswer);
      await admin.open();
    },
    async neighbour() {
      const other = newShop();
      await other.post('', { domain: other.domain, ...story.shop, now: firstMoment(story) }, anyAnswer);
      await other.post('install', {}, anyAnswer);
      await other.post('clock', {}, anyAnswer);
      await adminApp(stack.proxyOrigin, other).open();
      return other;
    },
  };
}
