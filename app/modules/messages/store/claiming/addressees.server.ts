import type { Instant } from '#app/kernel/calendar.ts';
import type { Prepared, Sql, Tx } from '#app/kernel/transaction.ts';
import type { PastMessage } from '../../deciding/decide-sending.ts';
import type { Intent, MessageKind } from '../../message.ts';
import { isMessageKind } from '../../message.ts';
import { type IntentRow, intentOf } from '../intents.server.ts';

// Everything that is decided under one addressee's turn.

/** To whom a message goes, as something to decide under. */
export function addresseeOf({
  id,
  customerId,
  orderId,
}: {
  readonly id: bigint;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
}): string {
  if (customerId !== null) return `customer:${customerId}`;
  return orderId === null ? `message:${id}` : `order:${orderId}`;
}

/** The numbers in keys of addressees, by what they are of. */
function numbersOf(addressees: readonly string[]) {
  const of = (kind: string) =>
    addressees.flatMap((key) => (key.startsWith(`${kind}:`) ? [BigInt(key.slice(kind.length + 1))] : []));
  return { customers: of('customer'), orders: of('order'), messages: of('message') };
}

const columns = `id, key, kind, customer_id, order_id, subject_id, first_due_at, due_at, not_before, window_from,
  window_to, zone, state, reason, via`;
const ofAddressees = `(customer_id = any($2::bigint[]) or (customer_id is null and order_id = any($3::bigint[]))
    or (customer_id is null and order_id is null and id = any($4::bigint[])))`;

/** These messages, whatever became of them. */
export async function findIntents(
  prepared: Prepared,
  shopId: bigint,
  ids: readonly bigint[],
): Promise<readonly Intent[]> {
  const text = `select ${columns} from message_intent where shop_id = $1 and id = any($2::bigint[])`;
  return (await prepared<IntentRow>('message-intents', text, [shopId, ids])).map(intentOf);
}

/** What waits for these addressees, in the queue or not, until a moment: what falls due later does not matter now. */
export async function listOpen(
  prepared: Prepared,
  shopId: bigint,
  addressees: readonly string[],
  until: Instant,
): Promise<readonly Intent[]> {
  const { customers, orders, messages } = numbersOf(addressees);
  const text = `select ${columns} from message_intent
    where shop_id = $1 and state in ('waiting', 'queued') and due_at <= $5 and ${ofAddressees}
    order by due_at, id`;
  const values = [shopId, customers, orders, messages, until];
  return (await prepared<IntentRow>('message-open', text, values)).map(intentOf);
}

interface PastRow {
  id: bigint;
  customer_id: bigint | null;
  order_id: bigint | null;
  kind: string;
  at: Instant;
  counts: boolean;
}

/** What went to these addressees since a moment, or may have. */
export async function listPast(
  prepared: Prepared,
  shopId: bigint,
  addressees: readonly string[],
  since: Instant,
): Promise<ReadonlyMap<string, PastMessage[]>> {
  const { customers, orders, messages } = numbersOf(addressees);
  const text = `select id, customer_id, order_id, kind, coalesce(answered_at, due_at) as at, counts from message_intent
    where shop_id = $1 and state in ('claimed', 'sent', 'merged', 'unknown') and coalesce(answered_at, due_at) >= $5
      and ${ofAddressees}`;
  const rows = await prepared<PastRow>('message-past', text, [shopId, customers, orders, messages, since]);
  const past = new Map<string, PastMessage[]>();
  for (const { id, customer_id: customerId, order_id: orderId, kind, at, counts } of rows) {
    const addressee = addresseeOf({ id, customerId, orderId });
    const theirs = past.get(addressee) ?? [];
    if (isMessageKind(kind)) theirs.push({ kind: kind satisfies MessageKind, at, counts });
    past.set(addressee, theirs);
  }
  return past;
}

/** Whose turn it is: to be read before everything that is decided under it. */
export async function readTurns(
  { sql, prepared }: { readonly sql: Sql; readonly prepared: Prepared },
  shopId: bigint,
  addressees: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const text =
    'select addressee, turn from message_addressee where shop_id = $1 and addressee = any($2::text[])';
  const rows = await prepared<{ addressee: string; turn: bigint }>('message-turns', text, [
    shopId,
    addressees,
  ]);
  const turns = new Map(rows.map(({ addressee, turn }) => [addressee, turn]));
  const missing = addressees.filter((addressee) => !turns.has(addressee));
  if (missing.length === 0) return turns;
  await sql`insert into message_addressee (shop_id, addressee)
    select ${shopId}, unnest(${missing}::text[]) on conflict do nothing`;
  return readTurns({ sql, prepared }, shopId, addressees);
}

/** Whatever was decided under these turns is decided again. */
export async function moveTurns(tx: Tx, addressees: readonly string[]): Promise<void> {
  await tx.sql`insert into message_addressee (shop_id, addressee, turn)
    select ${tx.shopId}, unnest(${[...new Set(addressees)].sort()}::text[]), 1
    on conflict (shop_id, addressee) do update set turn = message_addressee.turn + 1`;
}
