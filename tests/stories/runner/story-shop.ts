import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import type { Stack } from '../../support/stack.ts';
import { type AdminApp, adminApp } from './admin-app.ts';
import { earningProgram } from './earning-program.ts';
import { type Limits, untilQuiet } from './quiet.ts';
import { openQueries, type Queries } from './read-only-queries.ts';
import { controlShop, type ShopControl } from './sandbox-control.ts';
import type { Story } from './vocabulary/story.ts';

/** Names of the story and what they stand for at Shopify. */
export interface Names {
  customers: Map<string, string>;
  orders: Map<string, string>;
  fulfilments: Map<string, string>;
}

/** A story's own shop: a tenant that nobody else uses. */
export interface StoryShop {
  story: Story;
  control: ShopControl;
  admin: AdminApp;
  queries: Queries;
  names: Names;
  quiet(limits?: Limits): Promise<void>;
  install(): Promise<void>;
}

export const anyAnswer = z.unknown();
const withId = z.object({ id: z.string() });

/** The first moment that the story names; without one, time stands still here. */
export const timelessStart = '2026-01-15T15:00:00Z';

function firstMoment(story: Story): string {
  for (const step of story.steps) {
    const at = step.at ?? step.parallel?.find((branch) => branch.at)?.at;
    if (at) return at;
  }
  return timelessStart;
}

/** The id of a name, or an error that tells which names there are. */
export function idOf(names: Map<string, string>, what: string, name: string): string {
  const id = names.get(name);
  if (id === undefined)
    throw new Error(`There is no ${what} "${name}", only ${[...names.keys()].join(', ') || 'none'}`);
  return id;
}

export function openStoryShop(stack: Stack, pool: pg.Pool, story: Story): StoryShop {
  const control = controlShop(stack.sandboxOrigin, `story-${randomBytes(6).toString('hex')}.myshopify.com`);
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
    names: { customers: new Map(), orders: new Map(), fulfilments: new Map() },
    quiet: (limits) => untilQuiet(look, limits),
    async install() {
      await control.post('install', {}, anyAnswer);
      // The app learns the shop's business time before it meets the shop: the install has its moment in it.
      await control.post('clock', {}, anyAnswer);
      await admin.open();
    },
  };
}

/** Creates the shop, installs the app, saves the settings, and fills in products and customers. */
export async function setUp(shop: StoryShop): Promise<void> {
  const { story, control, names } = shop;
  const { domain } = control;
  await control.post('', { domain, ...story.shop, readAllOrders: true, now: firstMoment(story) }, anyAnswer);
  await shop.install();
  await shop.quiet();
  const products = Object.entries(story.products).map(([sku, product]) => ({ sku, title: sku, ...product }));
  if (products.length > 0) await control.post('products', products, anyAnswer);
  for (const [name, customer] of Object.entries(story.customers)) {
    names.customers.set(name, (await control.post('customers', { firstName: name, ...customer }, withId)).id);
  }
  await shop.quiet();
  await saveSettings(shop);
  await shop.quiet();
}

async function saveSettings(shop: StoryShop): Promise<void> {
  const { settings } = shop.story;
  if (settings.returns) throw new Error('settings.returns: not built yet');
  if (settings.reviews) throw new Error('settings.reviews: not built yet');
  if (!settings.loyalty) return;
  const program = earningProgram(settings.loyalty, shop.story.shop.currency, await collectionIds(shop));
  await shop.admin.send('/app/loyalty', { intent: 'save', program: JSON.stringify(program) });
  await shop.admin.send('/app/loyalty', { intent: 'go-live' });
}

/** Rules name collections by Shopify's id, stories by title. */
async function collectionIds(shop: StoryShop): Promise<Map<string, string>> {
  const rules = shop.story.settings.loyalty?.multipliers ?? [];
  if (!rules.some((rule) => rule.collections)) return new Map();
  const list = z.array(z.object({ id: z.string(), title: z.string() }));
  const collections = await shop.control.get('collections', list);
  return new Map(collections.map(({ id, title }) => [title, id]));
}
