import { parseInstant, type Zone, zone } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import { noMoney, parseMoney } from '#app/kernel/money.ts';
import { ONE } from '#app/kernel/rational.ts';
import { type Asked, termsFor } from './decisions/choose-units.ts';
import type { QuotedUnits } from './money/bill.ts';
import { defaultPolicy, type Policy, type PolicyRule } from './policy/policy.ts';
import type { OrderedLine, Parcel, ReturnableOrder } from './ports.ts';

/*
 * Orders and policies for tests, as a person would write them. Only what tests state differs from a paid order in New
 * York of which everything arrived on 1 March.
 */

export const newYork: Zone = zone('America/New_York');
const usd = currencyCode('USD');

/** Money back or store credit, unless a test says more. */
export function samplePolicy(
  change: {
    readonly window?: Partial<Policy['window']>;
    readonly fees?: Partial<Policy['fees']>;
    readonly finalSale?: Partial<Policy['finalSale']>;
    readonly never?: Partial<Policy['never']>;
    readonly limits?: Partial<Policy['limits']>;
    readonly refund?: boolean;
    readonly credit?: Partial<NonNullable<Policy['outcomes']['credit']>> | null;
  } & Partial<Pick<Policy['outcomes'], 'exchange' | 'keep'>> &
    Partial<Pick<Policy, 'reasons' | 'rules' | 'approval' | 'settleOn' | 'sendTo' | 'standardShipping'>>,
): Policy {
  const base = defaultPolicy();
  const none = { bonusPercent: null, bonusFlatMinor: null, bonusCapMinor: null };
  const { window, fees, finalSale, never, limits, refund, credit, exchange, keep, ...whole } = change;
  return {
    ...base,
    ...whole,
    window: { ...base.window, ...window },
    fees: { ...base.fees, ...fees },
    finalSale: { ...base.finalSale, ...finalSale },
    never: { ...base.never, ...never },
    limits: { ...base.limits, ...limits },
    outcomes: {
      refund: refund ?? true,
      credit: credit === null ? null : { ...none, ...credit },
      exchange: exchange ?? null,
      keep: keep ?? null,
    },
  };
}

/** A rule that is on; without conditions, it fits everything. */
export function sampleRule(id: string, when: PolicyRule['when'], ...then: PolicyRule['then']): PolicyRule {
  return { id, name: '', on: true, when, then };
}

export interface SampleLine {
  readonly net: string;
  readonly tax?: string;
  /** Of one unit; what it was sold for, unless it says otherwise. */
  readonly unitPrice?: string;
  readonly quantity?: number;
  readonly currentQuantity?: number;
  readonly sku?: string;
  readonly tags?: readonly string[];
  readonly collections?: readonly string[];
  readonly type?: string;
  readonly vendor?: string;
  readonly bundle?: string;
  readonly merchandise?: boolean;
  readonly parcels?: readonly { readonly units: number; readonly deliveredAt?: string | null }[];
}

export const lineId = (index: number): ShopifyId => shopifyId(BigInt(11 + index));
export const parcelId = (index: number): ShopifyId => shopifyId(BigInt(31 + index));
export const productId = (index: number): ShopifyId => shopifyId(BigInt(51 + index));

export function sampleReturnable(
  lines: readonly SampleLine[],
  change: Partial<ReturnableOrder> = {},
): ReturnableOrder {
  const currency = change.currency ?? usd;
  return {
    orderId: 1n,
    shopifyId: shopifyId(1001n),
    name: '#1001',
    customerId: 7n,
    currency,
    rate: ONE,
    taxesIncluded: false,
    processedAt: parseInstant('2026-02-25T15:00:00Z'),
    countryCode: 'US',
    channel: 'web',
    tags: [],
    codes: [],
    shipping: noMoney(currency),
    customer: { tags: [], tier: null, orders: 1 },
    standing: 'live',
    paidLeft: parseMoney('100000', currency),
    lines: lines.map((line, index) => sampleLine(line, index, currency)),
    refunds: [],
    ...change,
  };
}

function sampleLine(line: SampleLine, index: number, currency: CurrencyCode): OrderedLine {
  const quantity = line.quantity ?? 1;
  return {
    shopifyId: lineId(index),
    title: line.sku ?? 'Shirt',
    variantTitle: null,
    sku: line.sku ?? null,
    imageUrl: null,
    productShopifyId: productId(index),
    variantShopifyId: null,
    tags: line.tags ?? [],
    collections: line.collections ?? [],
    type: line.type ?? null,
    vendor: line.vendor ?? null,
    unitPrice: parseMoney(line.unitPrice ?? line.net, currency),
    bundle: line.bundle ?? null,
    merchandise: line.merchandise ?? true,
    quantity,
    currentQuantity: line.currentQuantity ?? quantity,
    net: parseMoney(line.net, currency),
    tax: parseMoney(line.tax ?? '0', currency),
    parcels: (line.parcels ?? [{ units: quantity }]).map(
      ({ units, deliveredAt }, parcel): Parcel => ({
        fulfillmentShopifyId: parcelId(parcel),
        units,
        fulfilledAt: parseInstant('2026-02-26T15:00:00Z'),
        deliveredAt: deliveredAt === null ? null : parseInstant(deliveredAt ?? '2026-03-01T15:00:00Z'),
      }),
    ),
  };
}

export function sampleAsked(
  order: ReturnableOrder,
  policy: Policy = defaultPolicy(),
  change: Partial<Asked> = {},
): Asked {
  return {
    order,
    policy,
    use: { held: [], ourRefunds: new Set(), native: [] },
    zone: newYork,
    now: parseInstant('2026-03-10T15:00:00Z'),
    known: null,
    histories: new Map(),
    ...change,
  };
}

/** Units of one of the order's lines, with what the policy comes to for them. */
export function sampleUnits(
  order: ReturnableOrder,
  policy: Policy,
  ordinals: readonly number[],
  { reason = 'unwanted', line = 0 }: { readonly reason?: string; readonly line?: number } = {},
): QuotedUnits {
  const found = order.lines[line];
  if (found === undefined) throw new Error(`There is no line ${line}`);
  return { line: found, ordinals, reason, terms: termsFor(sampleAsked(order, policy), found, reason) };
}
