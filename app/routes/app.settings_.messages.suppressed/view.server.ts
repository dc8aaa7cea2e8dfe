import { customerId } from '#app/kernel/ids.ts';
import type { SuppressionRow } from '#app/modules/messages/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { logAddress } from '../app.settings_.messages/log-address.ts';

export interface SuppressedRowView {
  readonly id: string;
  readonly who: string;
  /** Null: it is not known whose address it is. */
  readonly customerTo: string | null;
  readonly why: SuppressionRow['reason'];
  readonly reason: string;
  readonly since: MomentView;
  /** The message that told us. */
  readonly messageTo: string | null;
}

export interface SuppressedView {
  readonly rows: readonly SuppressedRowView[];
  readonly next: string | null;
}

/** One page of the suppressed addresses. */
export async function readSuppressedView(merchant: Merchant, after: string | null): Promise<SuppressedView> {
  const page = await app().messages.listSuppressed(merchant.shopId, { after });
  return { rows: await rowViews(merchant, page.rows), next: page.next };
}

/** The entry of one address; null: there is none. */
export async function findSuppressed(merchant: Merchant, email: string): Promise<SuppressedRowView | null> {
  const { rows } = await app().messages.listSuppressed(merchant.shopId, { email });
  return (await rowViews(merchant, rows))[0] ?? null;
}

async function rowViews(
  { shopId, shop, now }: Merchant,
  rows: readonly SuppressionRow[],
): Promise<SuppressedRowView[]> {
  const owners = [...new Set(rows.flatMap((row) => row.customerId ?? []))];
  const names = await app().commerce.customerNames(shopId, owners.map(customerId));
  const { messages } = textsFor();
  const { suppressed: words, log } = messages;
  const print = openPrint({ zone: shop.timezone, now });
  return rows.map((row) => ({
    id: row.id.toString(),
    who:
      row.customerId === null ? words.ofUnknown : words.ofCustomer(names.get(row.customerId) || log.unnamed),
    customerTo: row.customerId === null ? null : `/app/customers/${row.customerId}`,
    why: row.reason,
    reason: words.reasons[row.reason],
    since: print.moment(row.since),
    messageTo: row.intentId === null ? null : `${logAddress()}/${row.intentId}`,
  }));
}
