import type { Prepared } from '#app/kernel/transaction.ts';
import type { SuppressionRow } from '../../views.ts';

/** Who of these wants what not: "person kind". */
export async function listUnwanted(
  prepared: Prepared,
  shopId: bigint,
  persons: readonly string[],
): Promise<ReadonlySet<string>> {
  const text = 'select person, kind from message_unsubscribe where shop_id = $1 and person = any($2::text[])';
  const rows = await prepared<{ person: string; kind: string }>('message-unwanted', text, [shopId, persons]);
  return new Set(rows.map(({ person, kind }) => `${person} ${kind}`));
}

/** Why nothing goes to some of these addresses any more, by the hexadecimal digits of their keyed hash. */
export async function listSuppressedOf(
  prepared: Prepared,
  shopId: bigint,
  emailIndexes: readonly Uint8Array[],
): Promise<ReadonlyMap<string, SuppressionRow['reason']>> {
  const text = `select encode(email_index, 'hex') as address, reason from message_suppression
    where shop_id = $1 and email_index = any(select decode(unnest($2::text[]), 'hex'))`;
  const rows = await prepared<{ address: string; reason: SuppressionRow['reason'] }>(
    'message-suppressed',
    text,
    [shopId, emailIndexes.map(hexOf)],
  );
  return new Map(rows.map(({ address, reason }) => [address, reason]));
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
