import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Sql } from '#app/kernel/transaction.ts';
import type { SealPort } from '../ports.ts';

/** What was written, and to which address. */
const content = z.object({ to: z.string(), subject: z.string(), html: z.string(), text: z.string() });
export type MailKept = z.output<typeof content>;

/** As it stands in `message_content`: JSON, packed (a mail's HTML repeats itself), then sealed. */
export function sealContent(seal: SealPort, { to, subject, html, text }: MailKept): Uint8Array {
  return seal.seal(gzipSync(JSON.stringify({ to, subject, html, text }), { level: 1 }).toString('base64'));
}

/** Breaks on bytes that `sealContent` did not make. */
export function openContent(seal: SealPort, sealed: Uint8Array): MailKept {
  const packed = Buffer.from(seal.open(sealed), 'base64');
  return content.parse(JSON.parse(gunzipSync(packed).toString('utf8')));
}

/** The mail that this message led; null: nothing was written, or it has been erased. */
export async function findContent(
  sql: Sql,
  seal: SealPort,
  shopId: bigint,
  intentId: bigint,
): Promise<MailKept | null> {
  const [row] = await sql<{ sealed: Uint8Array }>`select sealed from message_content
    where shop_id = ${shopId} and intent_id = ${intentId}`;
  return row === undefined ? null : openContent(seal, row.sealed);
}
