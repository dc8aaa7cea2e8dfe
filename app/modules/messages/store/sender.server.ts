import { z } from 'zod';
import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { SenderInput } from '../sender/sender-form.ts';
import type { DnsRecord } from '../views.ts';

export interface StoredSender {
  readonly fromName: string;
  readonly fromAddress: string | null;
  readonly replyTo: string | null;
  /** Null: no key has been needed yet. */
  readonly dkim: {
    readonly selector: string;
    readonly publicKey: string;
    readonly sealed: Uint8Array;
  } | null;
  readonly records: readonly DnsRecord[];
  readonly checkedAt: Instant | null;
  readonly proven: boolean;
  readonly klaviyoSealed: Uint8Array | null;
}

interface Row {
  from_name: string;
  from_address: string | null;
  reply_to: string | null;
  dkim_selector: string | null;
  dkim_public: string | null;
  dkim_sealed: Uint8Array | null;
  records: unknown;
  checked_at: Instant | null;
  proven: boolean;
  klaviyo_sealed: Uint8Array | null;
}

const records = z.array(
  z.object({
    purpose: z.enum(['dkim', 'spf', 'dmarc']),
    name: z.string(),
    value: z.string(),
    state: z.enum(['unasked', 'right', 'missing', 'wrong', 'unreachable']),
    found: z.array(z.string()),
  }),
);

const nobody: StoredSender = {
  fromName: '',
  fromAddress: null,
  replyTo: null,
  dkim: null,
  records: [],
  checkedAt: null,
  proven: false,
  klaviyoSealed: null,
};

export async function findSender(sql: Sql, shopId: bigint): Promise<StoredSender> {
  const [row] =
    await sql<Row>`select from_name, from_address, reply_to, dkim_selector, dkim_public, dkim_sealed,
      records, checked_at, proven, klaviyo_sealed from message_state where shop_id = ${shopId}`;
  return row === undefined ? nobody : senderOf(row);
}

/** As `findSender`, to be changed in this transaction: others wait. */
export async function lockSender(tx: Tx): Promise<StoredSender> {
  await tx.sql`insert into message_state (shop_id) values (${tx.shopId}) on conflict do nothing`;
  await tx.sql`select 1 as one from message_state where shop_id = ${tx.shopId} for no key update`;
  return findSender(tx.sql, tx.shopId);
}

export async function setSender(
  tx: Tx,
  { fromName, fromAddress, replyTo }: Omit<SenderInput, 'klaviyoKey'>,
): Promise<void> {
  await tx.sql`update message_state set from_name = ${fromName}, from_address = ${fromAddress},
    reply_to = ${replyTo} where shop_id = ${tx.shopId}`;
}

export async function setDkim(tx: Tx, dkim: NonNullable<StoredSender['dkim']>): Promise<void> {
  await tx.sql`update message_state set dkim_selector = ${dkim.selector}, dkim_public = ${dkim.publicKey},
    dkim_sealed = ${dkim.sealed} where shop_id = ${tx.shopId}`;
}

export async function setRecords(
  tx: Tx,
  seen: Pick<StoredSender, 'records' | 'checkedAt' | 'proven'>,
): Promise<void> {
  await tx.sql`update message_state set records = ${JSON.stringify(seen.records)}::jsonb,
    checked_at = ${seen.checkedAt}, proven = ${seen.proven} where shop_id = ${tx.shopId}`;
}

/** Null forgets it. */
export async function setKlaviyoKey(tx: Tx, sealed: Uint8Array | null): Promise<void> {
  await tx.sql`update message_state set klaviyo_sealed = ${sealed} where shop_id = ${tx.shopId}`;
}

function senderOf(row: Row): StoredSender {
  const { dkim_selector: selector, dkim_public: publicKey, dkim_sealed: sealed } = row;
  const read = records.safeParse(row.records);
  return {
    fromName: row.from_name,
    fromAddress: row.from_address,
    replyTo: row.reply_to,
    dkim: selector === null || publicKey === null || sealed === null ? null : { selector, publicKey, sealed },
    records: read.success ? read.data : [],
    checkedAt: row.checked_at,
    proven: row.proven,
    klaviyoSealed: row.klaviyo_sealed,
  };
}
