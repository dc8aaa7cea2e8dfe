import { z } from 'zod';
import { findShop } from '../../domain/shops.ts';
import type { Shop } from '../../domain/types.ts';
import type { State } from '../../state/database.ts';
import { readStory, type Story } from '../read-story.ts';
import type { AppCalls } from '../stage/app-calls.ts';
import { noteInStory } from '../story-data.ts';
import { deliveredAt } from './cart-and-parcel.ts';

type FollowDeps = { state: State; calls: AppCalls };

const everyMs = 2_000;
const ended = ['declined', 'cancelled'];

const view = z.object({ returns: z.array(z.object({ id: z.string(), state: z.string() })) });

/** The app's id of the newest return of the story's order that was not refused; null where there is none or no answer. */
export async function askedReturn(calls: AppCalls, shop: Shop, story: Story): Promise<string | null> {
  if (story.order === null) return null;
  const path = `/api/returns?order=${encodeURIComponent(`gid://shopify/Order/${story.order.id}`)}`;
  const answer = await calls.call(shop, story.customer.id, { path }).catch(() => null);
  const { returns } = view.safeParse(answer?.body).data ?? { returns: [] };
  return returns.find(({ state }) => !ended.includes(state))?.id ?? null;
}

/**
 * A return that waits for its approval is known to the app alone: while a story's order is delivered and Shopify has no
 * return of it, the app is asked every other second. Never keeps the process alive.
 */
export function followReturns(deps: FollowDeps): void {
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    await noteAsked(deps)
      // The database or the app is away: the next look is soon.
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  };
  setInterval(() => void look(), everyMs).unref();
}

async function noteAsked({ state, calls }: FollowDeps): Promise<void> {
  for (const { shop: domain } of await state.query<{ shop: string }>('select shop from story')) {
    const shop = await findShop(state, domain);
    const story = shop === null ? null : await readStory(state, shop);
    if (shop === null || story === null || !isBetween(story)) continue;
    const asked = (await askedReturn(calls, shop, story)) !== null;
    if (asked !== story.data.asked) await noteInStory(state, shop, story.data, { asked });
  }
}

/** The order has arrived, and Shopify knows no return of it. */
const isBetween = ({ order }: Story): boolean =>
  order !== null && deliveredAt(order) !== null && (order.returns ?? []).length === 0;
