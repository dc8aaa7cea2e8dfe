import type { CustomerRow } from '#app/modules/commerce/views.ts';
import type { Balance } from '#app/modules/loyalty/ledger/due.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { asksForAll, customerQuery, type ListAddress } from './query.ts';

export interface CustomerRowView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly orders: string;
  readonly lastOrder: MomentView | null;
  /** Null: no points account, or nothing on it. */
  readonly points: string | null;
  readonly pending: string | null;
  /** Null: none is held, or there are no tiers. */
  readonly tier: string | null;
}

export interface CustomersView {
  readonly rows: readonly CustomerRowView[];
  readonly next: string | null;
  /** Somebody on the page holds a tier. */
  readonly tiers: boolean;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
  readonly asked: ListAddress;
  /** There is nobody at all, rather than nobody who matches. */
  readonly empty: boolean;
}

const perPage = 50;

/** One page of customers; their points and tiers come in few queries for the page. */
export async function readCustomersView(merchant: Merchant, asked: ListAddress): Promise<CustomersView> {
  const { commerce, loyalty } = app();
  const id = merchant.shopId;
  const shop = await commerce.getShop(id);
  const [page, countries] = await Promise.all([
    commerce.listCustomers(id, customerQuery(asked, merchant.now, shop.timezone, perPage)),
    commerce.listCustomerCountries(id),
  ]);
  const ids = page.customers.map((customer) => customer.id);
  const [balances, standings] = await Promise.all([
    loyalty.balances(id, ids, merchant.now),
    loyalty.tiersOf(id, ids, merchant.now),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: shop.timezone, now: merchant.now });
  return {
    rows: page.customers.map((customer) => ({
      ...rowView(customer, balances.get(customer.id), print, texts),
      tier: standings.get(customer.id)?.name ?? null,
    })),
    tiers: standings.size > 0,
    next: page.next,
    countries: countries
      .map((code) => ({ value: code, label: print.country(code) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    asked,
    empty: page.customers.length === 0 && asksForAll(asked) && asked.after === null,
  };
}

function rowView(
  row: CustomerRow,
  balance: Balance | undefined,
  print: Print,
  texts: Texts,
): Omit<CustomerRowView, 'tier'> {
  const words = texts.customers;
  return {
    id: row.id.toString(),
    name: row.name || row.email || words.unnamed,
    email: row.name ? (row.email ?? '') : '',
    country: row.countryCode ? print.country(row.countryCode) : '',
    orders: words.orders(row.orderCount),
    lastOrder: row.lastOrderAt === null ? null : print.moment(row.lastOrderAt),
    points:
      balance && (balance.available > 0n || balance.pending > 0n) ? print.points(balance.available) : null,
    pending: balance && balance.pending > 0n ? words.pending(print.points(balance.pending)) : null,
  };
}
