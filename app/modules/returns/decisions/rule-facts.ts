import { localDate, type Zone } from '#app/kernel/calendar.ts';
import { addRational, multiplyRational, type Rational, rational, ZERO } from '#app/kernel/rational.ts';
import type { RuleFacts } from '#app/kernel/rules/decide.ts';
import type { ReturnHistory } from '../door.ts';
import type { KnownAtPurchase } from '../policy/known.ts';
import type { OrderedLine, ReturnableOrder } from '../ports.ts';

/** What a customer did with returns, by how many local days back it looks; a span that is not in it is not known. */
export type Histories = ReadonlyMap<
  number,
  Pick<ReturnHistory, 'returns' | 'unitsReturned' | 'unitsBought' | 'kept'>
>;

/** All of what a shop can know of, for conditions that look back without an end. */
export const allDays = 3650;

/** What is known of one line of an order, asked about for a reason; what was known at the purchase goes first. */
export interface FactSource {
  readonly order: ReturnableOrder;
  readonly zone: Zone;
  /** Null: nothing was kept, so that what is known now counts. */
  readonly known: KnownAtPurchase | null;
  readonly histories: Histories;
}

/** `reason`: the one given, followed by those under which it stands; null: none was given yet. */
export function ruleFacts(
  source: FactSource,
  line: OrderedLine,
  reason: readonly string[] | null,
): RuleFacts {
  const { order, zone, known, histories } = source;
  const product =
    line.productShopifyId === null ? undefined : known?.products[line.productShopifyId.toString()];
  const traits = product ?? line;
  const customer = known === null ? order.customer : known.customer;
  return {
    names(field) {
      switch (field) {
        case 'customer.tags':
          return customer === null ? [] : customer.tags;
        case 'customer.tier':
          // A guest has none; where there are no tiers, nothing is known of them.
          return customer === null ? [] : listed(customer.tier);
        case 'order.country':
          return listed(order.countryCode);
        case 'order.channel':
          return listed(order.channel);
        case 'order.tags':
          return order.tags;
        case 'order.codes':
          return order.codes;
        case 'line.skus':
          return line.sku === null ? [] : [line.sku];
        case 'line.products':
          return line.productShopifyId === null ? [] : [line.productShopifyId.toString()];
        case 'line.tags':
          return traits.tags;
        case 'line.collections':
          return traits.collections;
        case 'line.types':
          return listed(traits.type);
        case 'line.vendors':
          return listed(traits.vendor);
        case 'return.reason':
          return reason;
      }
    },
    number(field, days) {
      const history = histories.get(days ?? allDays);
      switch (field) {
        case 'order.value':
          return inShopCurrency(order, netOf(order));
        case 'line.price':
          return line.quantity === 0
            ? null
            : inShopCurrency(order, rational(line.net.minor, BigInt(line.quantity)));
        case 'line.discountPercent':
          return discountPercent(line);
        case 'customer.orders':
          return customer === null || customer.orders === null ? null : rational(BigInt(customer.orders));
        case 'history.returns':
          return history === undefined ? null : rational(BigInt(history.returns));
        case 'history.keptItems':
          return history === undefined ? null : rational(BigInt(history.kept));
        case 'history.returnRate':
          return history === undefined ? null : returnRate(history);
      }
    },
    date: () => localDate(order.processedAt, zone),
  };
}

/** Units returned of a hundred bought; null: none was bought. */
export function returnRate({
  unitsReturned,
  unitsBought,
}: {
  readonly unitsReturned: number;
  readonly unitsBought: number;
}): Rational | null {
  return unitsBought === 0 ? null : rational(100n * BigInt(unitsReturned), BigInt(unitsBought));
}

const listed = (name: string | null) => (name === null ? null : [name]);

/** Of the merchandise, as it was sold. */
function netOf({ lines }: ReturnableOrder): Rational {
  return lines
    .filter((line) => line.merchandise)
    .reduce((sum, line) => addRational(sum, rational(line.net.minor)), ZERO);
}

/** At the order's own rate; not known where that is 0. */
function inShopCurrency({ rate }: ReturnableOrder, minor: Rational): Rational | null {
  return rate.num === 0n ? null : multiplyRational(minor, rational(rate.den, rate.num));
}

/** What the line's discounts took off its list price. A line that costs nothing anyway is not discounted. */
function discountPercent(line: OrderedLine): Rational {
  const list = line.unitPrice.minor * BigInt(line.quantity);
  return list === 0n ? ZERO : rational(100n * (list - line.net.minor), list);
}
