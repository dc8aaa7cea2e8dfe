import { isStorable } from '#app/kernel/text.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export interface OrderToTry {
  readonly id: string;
  readonly name: string;
  readonly who: string;
  readonly bought: MomentView;
  readonly total: string;
}

export interface TryPageView {
  /** The name that was asked for; '': the latest ones are listed. */
  readonly asked: string;
  readonly orders: readonly OrderToTry[];
}

const listed = 20;

/** The order's name that an address asks for. Null: it holds something that no form of ours sends. */
export function nameIn(search: URLSearchParams): string | null {
  const name = (search.get('name') ?? '').trim();
  return name.length <= 100 && isStorable(name) ? name : null;
}

/** Orders to try the policy on. */
export async function readOrdersToTry(merchant: Merchant, name: string): Promise<TryPageView> {
  const { commerce } = app();
  const { shopId, now, shop } = merchant;
  const orders = await commerce.listLatestOrders(shopId, { name: name === '' ? null : name, limit: listed });
  const buyers = [...new Set(orders.flatMap(({ customerId }) => customerId ?? []))];
  const names = await commerce.customerNames(shopId, buyers);
  const { returns, customers } = textsFor();
  const print = openPrint({ zone: shop.timezone, now });
  return {
    asked: name,
    orders: orders.map(({ id, name: called, customerId, processedAt, totalPresentment }) => ({
      id: id.toString(),
      name: called,
      who: customerId === null ? returns.guest : names.get(customerId) || customers.unnamed,
      bought: print.moment(processedAt),
      total: print.money(totalPresentment),
    })),
  };
}
