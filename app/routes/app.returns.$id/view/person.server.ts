import { customerId } from '#app/kernel/ids.ts';
import type { CustomerView } from '#app/modules/commerce/views.ts';
import type { ReturnDetail, ReturnHistory } from '#app/modules/returns/door.ts';
import type { Merchant } from '../../../merchants/merchant.server.ts';
import { openPrint, type Print } from '../../../ui/print/print.ts';
import { type Texts, textsFor } from '../../../ui/texts/texts.ts';
import { app } from '../../../wiring.server.ts';

export interface PersonView {
  readonly id: string;
  readonly name: string;
  /** Null: there are none, or nobody knows. */
  readonly tier: string | null;
  readonly orders: string;
  readonly points: string;
  /** Mean of the stars they gave, to the nearest whole one, and how many; null: they gave none. */
  readonly rating: { readonly stars: number; readonly text: string } | null;
  readonly returns: string;
  /** "7 of 20 (35%)" */
  readonly rate: string;
  readonly kept: string | null;
  readonly list: 'allow' | 'block' | null;
}

const historyDays = 365;

/** Who a return is of, and what they did before. Null: a guest, or somebody who is not known any more. */
export async function readPerson(
  merchant: Merchant,
  found: Pick<ReturnDetail, 'customerId' | 'quote'>,
): Promise<{ readonly customer: CustomerView; readonly person: PersonView } | null> {
  if (found.customerId === null) return null;
  const { commerce, returns, reviews, loyalty } = app();
  const { shopId, now } = merchant;
  const customer = await commerce.findCustomer(shopId, customerId(found.customerId));
  if (customer === null) return null;
  const [history, { written }, balance] = await Promise.all([
    returns.historyOf(shopId, customer.id, historyDays, now),
    reviews.listForCustomer(shopId, customer.id, {}, now),
    loyalty.balance(shopId, customer.id, now),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now });
  return {
    customer,
    person: {
      id: customer.id.toString(),
      name: customer.name || customer.email || texts.customers.unnamed,
      tier: found.quote.outcomes.find(({ tier }) => tier !== null)?.tier?.from ?? null,
      orders: print.count(customer.orderCount),
      points: print.points(balance.available),
      rating: ratingOf(
        written.map(({ review }) => review.stars),
        print,
        texts,
      ),
      ...historyView(history, print, texts),
    },
  };
}

function ratingOf(stars: readonly number[], print: Print, { returns }: Texts): PersonView['rating'] {
  if (stars.length === 0) return null;
  const mean = stars.reduce((sum, count) => sum + count, 0) / stars.length;
  return {
    stars: Math.round(mean),
    text: `${print.count(Math.round(mean * 10) / 10)} ${returns.one.person.ratings(stars.length)}`,
  };
}

function historyView(
  { returns, unitsReturned, unitsBought, kept, list }: ReturnHistory,
  print: Print,
  texts: Texts,
): Pick<PersonView, 'returns' | 'rate' | 'kept' | 'list'> {
  const { person: words } = texts.returns.one;
  const of = words.rateOf(print.count(unitsReturned), print.count(unitsBought));
  return {
    returns: print.count(returns),
    rate:
      unitsBought === 0
        ? of
        : `${of} (${print.percent(Math.round((100 * unitsReturned) / unitsBought) / 100)})`,
    kept: kept > 0 ? words.kept(kept) : null,
    list,
  };
}
