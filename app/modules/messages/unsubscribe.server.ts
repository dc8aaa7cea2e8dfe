import type { Instant } from '#app/kernel/calendar.ts';
import type { UnsubscribeView } from './door.ts';
import type { MessagesDeps } from './ports.ts';
import { customerOf } from './sending/person.ts';
import { addUnsubscribe, hasUnsubscribed } from './store/unsubscribes.server.ts';

/** Whom a link is about. Reading it changes nothing: see `Messages.readUnsubscribeLink`. */
export async function readUnsubscribeLink(
  { db, links, people }: MessagesDeps,
  shopId: bigint,
  token: string,
): Promise<UnsubscribeView | null> {
  const about = links.read(shopId, token);
  if (about === null) return null;
  const [shop, locale, done] = await Promise.all([
    people.shopForMessages(shopId),
    people.localeOf(shopId, about.person),
    hasUnsubscribed(db.sql, shopId, about.person, about.kind),
  ]);
  return { kind: about.kind, shopName: shop.name, locale, done };
}

/** From now on nothing of this kind: see `Messages.unsubscribe`. */
export async function unsubscribe(
  { db, links }: Pick<MessagesDeps, 'db' | 'links'>,
  shopId: bigint,
  token: string,
  now: Instant,
): Promise<boolean> {
  const about = links.read(shopId, token);
  if (about === null) return false;
  await db.inTransaction(shopId, async (tx) => {
    if (!(await addUnsubscribe(tx, about.person, about.kind, now))) return;
    const customerId = customerOf(about.person);
    if (customerId === null) return;
    await tx.announce([
      {
        key: `unsubscribed:${about.person}:${about.kind}`,
        kind: 'unsubscribed',
        customerId,
        orderId: null,
        happenedAt: now,
        data: { message: about.kind },
      },
    ]);
  });
  return true;
}
