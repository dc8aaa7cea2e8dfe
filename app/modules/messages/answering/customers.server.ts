import { addLocalDays, type Instant } from '#app/kernel/calendar.ts';
import type { CustomerMessages } from '../door.ts';
import type { MessageKind } from '../message.ts';
import { answerNotSent } from '../planning/drop-message.server.ts';
import type { MessagesDeps } from '../ports.ts';
import { personOfCustomer } from '../sending/person.ts';
import { moveTurns } from '../store/claiming/addressees.server.ts';
import { eraseContents, eraseContentsAbout, eraseContentsBefore } from '../store/erase.server.ts';
import { listUnanswered, listUnansweredAbout, moveMessages } from '../store/intents.server.ts';
import { listMessagesOfCustomer } from '../store/log/log.server.ts';
import { copyUnsubscribes, listUnsubscribes } from '../store/unsubscribes.server.ts';

type Deps = Pick<MessagesDeps, 'db'>;

/** Local days for which what was written is kept. */
const keptDays = 90;

/** Everything of one customer becomes another's: see `Messages.mergeCustomers`. */
export async function mergeCustomers(
  { db }: Deps,
  shopId: bigint,
  from: bigint,
  into: bigint,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    await moveMessages(tx, from, into);
    await copyUnsubscribes(tx, personOfCustomer(from), personOfCustomer(into));
    await moveTurns(tx, [`customer:${from}`, `customer:${into}`]);
  });
}

/** What a customer was sent and does not want: see `Messages.exportCustomer`. */
export async function exportCustomer(
  deps: Pick<MessagesDeps, 'db' | 'people'>,
  shopId: bigint,
  customerId: bigint,
): Promise<CustomerMessages> {
  const [messages, unsubscribed] = await Promise.all([
    listMessagesOfCustomer(deps.db.sql, shopId, customerId),
    unsubscribedFrom(deps, shopId, customerId),
  ]);
  return { messages, unsubscribed };
}

/** The kinds that a customer does not want: see `Messages.unsubscribedFrom`. */
export async function unsubscribedFrom(
  { db, people }: Pick<MessagesDeps, 'db' | 'people'>,
  shopId: bigint,
  customerId: bigint,
): Promise<CustomerMessages['unsubscribed']> {
  return listUnsubscribes(db.sql, shopId, await people.personsNow(shopId, personOfCustomer(customerId)));
}

/** Erases what was written to a customer, or about a guest's order: see `Messages.forgetCustomer`. */
export async function forget(
  { db }: Deps,
  shopId: bigint,
  who: { readonly customerId: bigint | null; readonly orderId: bigint | null },
  now: Instant,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    await answerNotSent(tx, await listUnanswered(tx, who), 'redacted', now);
    await eraseContents(tx, who);
  });
}

/** Erases what was written about some of one kind's subjects: see `Messages.forgetAbout`. */
export async function forgetAbout(
  { db }: Deps,
  shopId: bigint,
  kind: MessageKind,
  subjectIds: readonly bigint[],
  now: Instant,
): Promise<void> {
  if (subjectIds.length === 0) return;
  await db.inTransaction(shopId, async (tx) => {
    await answerNotSent(tx, await listUnansweredAbout(tx, kind, subjectIds), 'redacted', now);
    await eraseContentsAbout(tx, kind, subjectIds);
  });
}

/** Erases what was written long ago: see `Messages.eraseOld`. */
export async function eraseOld(
  { db, people }: Pick<MessagesDeps, 'db' | 'people'>,
  shopId: bigint,
  now: Instant,
): Promise<void> {
  const { zone } = await people.shopForMessages(shopId);
  await eraseContentsBefore(db.sql, shopId, addLocalDays(now, zone, -keptDays));
}
