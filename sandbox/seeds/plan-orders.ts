import type { Faker } from '@faker-js/faker';
import { Temporal } from 'temporal-polyfill';
import { decimal, minor, sum } from '../money/amount.ts';
import { ratesPerEuro } from '../pricing/buyer-rates.ts';
import { type PricedLine, priceLines } from '../pricing/price-lines.ts';
import { fillBasket } from './basket.ts';
import { catalogue } from './catalogue.ts';
import type { PlannedPerson } from './plan-customers.ts';

export interface PlannedOrder {
  /** ISO instant */
  at: string;
  buyer: { customer: number } | { guest: PlannedPerson };
  /** where it is sent */
  country: string;
  currency: string;
  rate: string;
  lines: { sku: string; quantity: number; price: string; discount: string; tax: string }[];
  code: string | null;
  /** decimal; null = free */
  shipping: string | null;
  /** with everything, in minor units of `currency` */
  total: bigint;
  payment: PlannedPayment;
  note: string | null;
}

export type PlannedPayment =
  | { by: 'card' | 'giftCard' | 'bank' }
  /** decimal parts that add up to the total */
  | { by: 'split'; giftCard: string; card: string };

const currencies: Record<string, keyof typeof ratesPerEuro> = { GB: 'GBP', CH: 'CHF', US: 'USD', JP: 'JPY' };
const euTaxed = new Set(['DE', 'AT', 'NL', 'FR', 'DK', 'ES', 'SE']);
const notes = [
  'Please leave with the neighbour.',
  'It is a present, no invoice in the parcel.',
  'Ring twice.',
];

export interface OrderWish {
  at: string;
  buyer: PlannedOrder['buyer'];
  person: PlannedPerson;
  /** how many orders this buyer placed before */
  before: number;
  timezone: string;
}

/** What one buyer orders at one moment: basket, discount, currency, shipping and payment. */
export function planOrder(dice: Faker, wish: OrderWish): PlannedOrder {
  const date = Temporal.Instant.from(wish.at).toZonedDateTimeISO(wish.timezone).toPlainDate();
  const country = wish.person.address.countryCode;
  const currency = currencies[country] ?? 'EUR';
  const rate = currency === 'EUR' ? '1' : ratesPerEuro[currency];
  const basket = fillBasket(dice, catalogue, date.month);
  const listTotal = sum(basket.map((line) => minor(line.price, 'EUR') * BigInt(line.quantity)));
  const offer = planDiscount(dice, wish, date, listTotal);
  const lines = priceLines({
    shop: { currency: 'EUR', pricesIncludeTax: true },
    currency,
    rate,
    lines: basket,
    discount: offer === null ? null : { percent: offer.percent },
    taxPercent: euTaxed.has(country) ? '19' : '0',
  });
  const shipping = shippingFor(country, currency, listTotal);
  const total =
    sum(lines.map((line) => line.unitPrice * BigInt(line.quantity) - line.discount)) +
    minor(shipping ?? '0', currency);
  return {
    at: wish.at,
    buyer: wish.buyer,
    country,
    currency,
    rate,
    lines: lines.map((line) => printLine(line, currency)),
    code: offer?.code ?? null,
    shipping,
    total,
    payment: planPayment(dice, total, currency),
    note: dice.datatype.boolean({ probability: 0.03 }) ? dice.helpers.arrayElement(notes) : null,
  };
}

function printLine(line: PricedLine, currency: string): PlannedOrder['lines'][number] {
  const print = (amount: bigint) => decimal(amount, currency);
  return {
    sku: line.sku,
    quantity: line.quantity,
    price: print(line.unitPrice),
    discount: print(line.discount),
    tax: print(line.tax),
  };
}

/** Ten percent for newcomers, a week in November, a thank-you for regulars. */
function planDiscount(
  dice: Faker,
  wish: OrderWish,
  date: Temporal.PlainDate,
  listTotal: bigint,
): { code: string; percent: string } | null {
  const often = (probability: number) => dice.datatype.boolean({ probability });
  if (date.month === 11 && date.day >= 20 && often(0.6)) return { code: 'BLACKWEEK20', percent: '20' };
  if (wish.before === 0 && often(0.28)) return { code: 'WELCOME10', percent: '10' };
  if (wish.before >= 5 && often(0.2)) return { code: 'REGULAR15', percent: '15' };
  if (listTotal >= 15_000n && often(0.15)) return { code: 'FERN5', percent: '5' };
  return null;
}

const freeFromCents = 7_500n;

function shippingFor(country: string, currency: string, listTotal: bigint): string | null {
  if (country === 'DE' || country === 'AT') return listTotal >= freeFromCents ? null : '4.90';
  const abroad: Record<string, string> = {
    EUR: '9.90',
    GBP: '8.90',
    CHF: '12.00',
    USD: '19.00',
    JPY: '2800',
  };
  return listTotal >= 2n * freeFromCents && currency === 'EUR' ? null : (abroad[currency] ?? '9.90');
}

function planPayment(dice: Faker, total: bigint, currency: string): PlannedPayment {
  const by = dice.helpers.weightedArrayElement([
    { value: 'card' as const, weight: 88 },
    { value: 'bank' as const, weight: 6 },
    { value: 'giftCard' as const, weight: 3 },
    { value: 'split' as const, weight: 3 },
  ]);
  if (by !== 'split') return { by };
  const voucher = minor(currency === 'JPY' ? '2000' : '25.00', currency);
  const giftCard = voucher < total ? voucher : total / 2n;
  return { by, giftCard: decimal(giftCard, currency), card: decimal(total - giftCard, currency) };
}
