import { parseInstant, type Zone, zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import { parseMoney } from '#app/kernel/money.ts';
import { ONE } from '#app/kernel/rational.ts';
import type { Asked } from './decisions/choose-units.ts';
import { defaultPolicy, type Policy } from './policy/policy.ts';
import type { OrderedLine, Parcel, ReturnableOrder } from './ports.ts';

/*
 * Orders and policies for tests, as a person would write them. Only what tests state differs from a paid order in New
 * York of which everything arrived on 1 March.
 */

export const newYork: Zone = zone('America/New_York');
const usd = currencyCode('USD');

export function samplePolicy(change: {
  readonly window?: Partial<Policy['window']>;
  readonly fees?: Partial<Policy['fees']>;
  readonly finalSale?: Partial<Policy['finalSale']>;
  readonly credit?: Partial<NonNullable<Policy['outcomes']['credit']>> | null;
}): Policy {
  const base = defaultPolicy();
  const none = { bonusPercent: null, bonusFlatMinor: null, bonusCapMinor: null };
  return {
    ...base,
    window: { ...base.window, ...change.window },
    fees: { ...base.fees, ...change.fees },
    finalSale: { ...base.finalSale, ...change.finalSale },
    outcomes: { refund: true, credit: change.credit === null ? null : { ...none, ...change.credit } },
  };
}

export interface SampleLine {
  readonly net: string;
  readonly tax?: string;
  readonly quantity?: number;
  readonly currentQuantity?: number;
  readonly sku?: string;
  readonly tags?: readonly string[];
  readonly merchandise?: boolean;
  readonly parcels?: readonly { readonly units: number; readonly deliveredAt?: string | null }[];
}

export const lineId = (index: number): ShopifyId => shopifyId(BigInt(11 + index));
export const parcelId = (index: number): ShopifyId => shopifyId(BigInt(31 + index));

export function sampleReturnable(
  lines: readonly SampleLine[],
  change: Partial<ReturnableOrder> = {},
): ReturnableOrder {
  return {
    orderId: 1n,
    shopifyId: shopifyId(1001n),
    name: '#1001',
    customerId: 7n,
    currency: usd,
    rate: ONE,
    taxesIncluded: false,
    processedAt: parseInstant('2026-02-25T15:00:00Z'),
    standing: 'live',
    paidLeft: parseMoney('100000.00', usd),
    lines: lines.map(sampleLine),
    refunds: [],
    ...change,
  };
}

function sampleLine(line: SampleLine, index: number): OrderedLine {
  const quantity = line.quantity ?? 1;
  return {
    shopifyId: lineId(index),
    title: line.sku ?? 'Shirt',
    variantTitle: null,
    sku: line.sku ?? null,
    imageUrl: null,
    tags: line.tags ?? [],
    collections: [],
    merchandise: line.merchandise ?? true,
    quantity,
    currentQuantity: line.currentQuantity ?? quantity,
    net: parseMoney(line.net, usd),
    tax: parseMoney(line.tax ?? '0.00', usd),
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
    ...change,
  };
}
