import { addLocalDays, compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { PastMessage } from '../deciding/decide-sending.ts';
import type { Standing, Ways } from '../deciding/judge.ts';
import type { Intent, MessageKind } from '../message.ts';
import { chosenWith, messageKinds } from '../message.ts';
import type { MessagesDeps, MessagesShop, Recipient } from '../ports.ts';
import { type Sender, senderOf } from '../sender/sender-of.server.ts';
import type { MessageSettings } from '../settings/settings.ts';
import {
  addresseeOf,
  findIntents,
  listOpen,
  listPast,
  readTurns,
} from '../store/claiming/addressees.server.ts';
import { findPause } from '../store/claiming/pause.server.ts';
import { hexOf, listSuppressedOf, listUnwanted } from '../store/claiming/permissions.server.ts';
import { findMessageSettings } from '../store/settings.server.ts';
import { findWriting, type SavedWriting } from '../store/writing.server.ts';
import { personOfHash } from './person.ts';

// Everything that a job needs to know, read for all of its addressees at once.

/** What holds for every message of the shop. */
export interface ShopNow {
  readonly shopId: bigint;
  /** Business time. */
  readonly now: Instant;
  readonly shop: MessagesShop;
  readonly settings: MessageSettings;
  readonly writing: SavedWriting;
  readonly sender: Sender;
  readonly ways: Ways;
  /** True: nothing goes out; paused, or no longer installed. */
  readonly stopped: boolean;
  readonly resumedAt: Instant | null;
}

/** One addressee, as they stand when their turn is read. */
export interface AddresseeNow {
  readonly addressee: string;
  readonly turn: bigint;
  /** What waits for them, as far as it matters now. */
  readonly open: readonly Intent[];
  readonly past: readonly PastMessage[];
  readonly standingOf: (intent: Intent) => Standing;
}

/** The longest look ahead: what falls due within a week may need the room of what is due now. */
const aheadDays = 8;

export async function readShopNow(deps: MessagesDeps, shopId: bigint, now: Instant): Promise<ShopNow> {
  const { sql } = deps.db;
  const [shop, settings, writing, sender, pause, flow, klaviyo] = await Promise.all([
    deps.people.shopForMessages(shopId),
    findMessageSettings(sql, shopId),
    findWriting(sql, shopId, messageKinds),
    senderOf(deps, shopId),
    findPause(sql, shopId),
    deps.elsewhere.flow.ready(shopId),
    deps.elsewhere.klaviyo.ready(shopId),
  ]);
  const ways = { afterglow: deps.mailer !== null, flow, klaviyo };
  const { pausedAt, resumedAt } = pause;
  const stopped = pausedAt !== null || !shop.installed;
  return { shopId, now, shop, settings, writing, sender, ways, stopped, resumedAt };
}

/** The addressees of these messages, in the order of the first message of each. */
export async function addresseesOf(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  ids: readonly bigint[],
): Promise<ReadonlyMap<string, readonly Intent[]>> {
  const intents = (await findIntents(db.prepared, shopId, ids))
    .filter(({ state }) => state === 'queued')
    .toSorted((a, b) => compareInstants(a.dueAt, b.dueAt) || (a.id < b.id ? -1 : 1));
  const groups = new Map<string, Intent[]>();
  for (const intent of intents) {
    const addressee = addresseeOf(intent);
    groups.set(addressee, [...(groups.get(addressee) ?? []), intent]);
  }
  return groups;
}

/** The turn is read before everything that is decided under it. */
export async function readAddressees(
  deps: MessagesDeps,
  { shopId, now, shop, settings }: ShopNow,
  addressees: readonly string[],
): Promise<ReadonlyMap<string, AddresseeNow>> {
  const turns = await readTurns(deps.db, shopId, addressees);
  const limited = settings.capPerWeek !== null;
  const ahead = limited
    ? addLocalDays(now, shop.zone, aheadDays)
    : now.add({ minutes: settings.togetherMinutes });
  const open = await listOpen(deps.db.prepared, shopId, addressees, ahead);
  const [past, standings] = await Promise.all([
    pastOf(deps, { shopId, settings, shop }, addressees, open),
    readStandings(deps, shopId, open, now),
  ]);
  return new Map(
    addressees.map((addressee) => [
      addressee,
      {
        addressee,
        turn: turns.get(addressee) ?? 0n,
        open: open.filter((intent) => addresseeOf(intent) === addressee),
        past: past.get(addressee) ?? [],
        standingOf: (intent) =>
          standings.get(intent.id) ?? { recipient: 'no-address', unsubscribed: false, suppressed: null },
      },
    ]),
  );
}

/** Without a limit nobody has to know what went before. */
async function pastOf(
  { db }: Pick<MessagesDeps, 'db'>,
  { shopId, settings, shop }: Pick<ShopNow, 'shopId' | 'settings' | 'shop'>,
  addressees: readonly string[],
  open: readonly Intent[],
): Promise<ReadonlyMap<string, PastMessage[]>> {
  const days = Math.max(...messageKinds.map((kind: MessageKind) => settings.kinds[kind].recontactDays));
  const first = open.map(({ dueAt }) => dueAt).toSorted(compareInstants)[0];
  if ((settings.capPerWeek === null && days === 0) || first === undefined) return new Map();
  return listPast(
    db.prepared,
    shopId,
    addressees,
    addLocalDays(first, shop.zone, -Math.max(aheadDays, days + 1)),
  );
}

/** Who they go to, and what these want and can get. */
async function readStandings(
  { people, db }: Pick<MessagesDeps, 'people' | 'db'>,
  shopId: bigint,
  open: readonly Intent[],
  now: Instant,
): Promise<ReadonlyMap<bigint, Standing>> {
  if (open.length === 0) return new Map();
  const recipients = await people.recipients(shopId, open, now);
  const known = recipients.filter((one): one is Recipient => typeof one !== 'string');
  const addressOf = new Map(known.map(({ email }) => [email, people.emailIndex(email)]));
  // Whoever has an account now may have said no as the guest that they were.
  const guests = [...addressOf.values()].map(personOfHash);
  const persons = new Set([...known.map(({ person }) => person), ...guests]);
  const [unwanted, suppressed] = await Promise.all([
    listUnwanted(db.prepared, shopId, [...persons]),
    listSuppressedOf(db.prepared, shopId, [...addressOf.values()]),
  ]);
  const standingAt = (index: number, kind: MessageKind): Standing => {
    const recipient = recipients[index] ?? 'no-address';
    if (typeof recipient === 'string') return { recipient, unsubscribed: false, suppressed: null };
    const address = addressOf.get(recipient.email);
    const asked = chosenWith(kind);
    const guest = address && unwanted.has(`${personOfHash(address)} ${asked}`);
    return {
      recipient,
      unsubscribed: guest || unwanted.has(`${recipient.person} ${asked}`),
      suppressed: (address && suppressed.get(hexOf(address))) ?? null,
    };
  };
  return new Map(open.map(({ id, kind }, index) => [id, standingAt(index, kind)]));
}
