import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import { canBeUnsubscribed, chosenWith, type MessageKind, messageKinds } from '../message.ts';
import type { MessagesDeps, Persons } from '../ports.ts';
import { customerOf } from '../sending/person.ts';
import { getSettings } from '../settings/save-settings.server.ts';
import { addUnsubscribe, listUnsubscribes, removeUnsubscribe } from '../store/unsubscribes.server.ts';
import type { PreferencesView } from '../views.ts';

type Deps = Pick<MessagesDeps, 'db' | 'people' | 'links'>;

/** What a person gets and does not want: see `Messages.readPreferences`. */
export async function readPreferences(
  deps: Deps,
  shopId: bigint,
  token: string,
): Promise<PreferencesView | null> {
  const link = deps.links.readPreferences(shopId, token);
  return link === null ? null : viewOf(deps, shopId, await deps.people.personsNow(shopId, link.person));
}

async function viewOf(deps: Deps, shopId: bigint, persons: Persons): Promise<PreferencesView> {
  const [shop, locale, unwanted, sent] = await Promise.all([
    deps.people.shopForMessages(shopId),
    deps.people.localeOf(shopId, persons[0]),
    listUnsubscribes(deps.db.sql, shopId, persons),
    kindsToChoose(deps, shopId),
  ]);
  const kinds = sent.map((kind) => ({ kind, wanted: !unwanted.some((one) => one.kind === kind) }));
  return { shopName: shop.name, locale, kinds };
}

/** What the shop sends, by whatever way, and can be said no to. */
async function kindsToChoose(
  deps: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
): Promise<readonly MessageKind[]> {
  const { settings } = await getSettings(deps, shopId);
  const sent = messageKinds.filter(
    (kind) => canBeUnsubscribed(kind) && settings.kinds[kind].sentBy !== 'nobody',
  );
  return [...new Set(sent.map(chosenWith))];
}

/**
 * Saves what somebody chose: see `Messages.savePreferences`. Only kinds that they were shown are changed, but for
 * somebody who wants none: they get none of those either that the shop may send one day.
 */
export async function savePreferences(
  deps: Deps,
  shopId: bigint,
  token: string,
  wanted: readonly MessageKind[],
  now: Instant,
): Promise<PreferencesView | null> {
  const link = deps.links.readPreferences(shopId, token);
  if (link === null) return null;
  const shown = await kindsToChoose(deps, shopId);
  const chosen = shown.filter((kind) => wanted.includes(kind));
  const unwanted =
    chosen.length === 0
      ? messageKinds.filter(canBeUnsubscribed)
      : shown.filter((kind) => !chosen.includes(kind));
  const persons = await asWhoeverTheyAre(deps, shopId, link.person, async (tx, current) => {
    await subscribeAgain(tx, current, chosen, now);
    await unsubscribeFrom(tx, current[0], unwanted, now);
  });
  return viewOf(deps, shopId, persons);
}

/** Nothing of these kinds from now on: see `Messages.unsubscribe`. */
export async function unsubscribe(
  deps: Pick<MessagesDeps, 'db' | 'people'>,
  shopId: bigint,
  person: string,
  kinds: readonly MessageKind[],
  now: Instant,
): Promise<void> {
  await asWhoeverTheyAre(deps, shopId, person, (tx, [current]) => unsubscribeFrom(tx, current, kinds, now));
}

/**
 * Whoever takes them over while it is written may have been given what they do not want before: then it is said once
 * more, as who they are now.
 */
async function asWhoeverTheyAre(
  { db, people }: Pick<MessagesDeps, 'db' | 'people'>,
  shopId: bigint,
  person: string,
  say: (tx: Tx, persons: Persons) => Promise<void>,
): Promise<Persons> {
  for (let said: string | null = null; ; ) {
    const persons = await people.personsNow(shopId, person);
    if (persons[0] === said) return persons;
    await db.inTransaction(shopId, (tx) => say(tx, persons));
    said = persons[0];
  }
}

/** Within a transaction; kinds that nobody can say no to are passed over. */
export async function unsubscribeFrom(
  tx: Tx,
  person: string,
  kinds: readonly MessageKind[],
  now: Instant,
): Promise<void> {
  for (const kind of new Set(kinds.filter(canBeUnsubscribed).map(chosenWith)))
    if (await addUnsubscribe(tx, person, kind, now))
      await tx.announce(factsOf('unsubscribed', person, kind, now));
}

async function subscribeAgain(
  tx: Tx,
  persons: Persons,
  kinds: readonly MessageKind[],
  now: Instant,
): Promise<void> {
  for (const kind of kinds)
    if (await removeUnsubscribe(tx, persons, kind))
      await tx.announce(factsOf('subscribed-again', persons[0], kind, now));
}

/** Facts are about customers: of a guest there is nobody to tell anything of. */
function factsOf(
  what: 'unsubscribed' | 'subscribed-again',
  person: string,
  kind: MessageKind,
  now: Instant,
): NewFact[] {
  const customerId = customerOf(person);
  if (customerId === null) return [];
  const key = `${what}:${person}:${kind}:${now.epochMilliseconds}`;
  return [{ key, kind: what, customerId, orderId: null, happenedAt: now, data: { message: kind } }];
}
