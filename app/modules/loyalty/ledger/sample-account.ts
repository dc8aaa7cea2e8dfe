import { type Instant, parseInstant, type Zone, zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { lotId, type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import { money } from '#app/kernel/money.ts';
import { points } from '#app/kernel/points.ts';
import { rational } from '#app/kernel/rational.ts';
import { defaultProgram, type Program } from '../earning/program.ts';
import type { EarningOrder } from '../ports.ts';
import type { DueRules, ExpiryNow } from './due.ts';
import type { Account, AccountState, Lot } from './lots.ts';

/* Accounts, lots and orders for tests: numbers and ISO text in, the module's types out. */

export const newYork: Zone = zone('America/New_York');
export const at = parseInstant;
export const order1 = shopifyId(1001n);
export const order2 = shopifyId(1002n);

export const rules = (expiry: ExpiryNow = null, place: Zone = newYork): DueRules => ({ zone: place, expiry });

export interface SampleLot {
  readonly id: number;
  readonly remaining: number;
  readonly reserved?: number;
  readonly order?: ShopifyId;
  readonly available?: string;
  readonly expires?: string;
  readonly matured?: boolean;
}

export function sampleLot(lot: SampleLot): Lot {
  return {
    id: lotId(BigInt(lot.id)),
    orderShopifyId: lot.order ?? order1,
    granted: points(BigInt(lot.remaining)),
    remaining: points(BigInt(lot.remaining)),
    reserved: points(BigInt(lot.reserved ?? 0)),
    availableAt: at(lot.available ?? '2026-01-01T00:00:00Z'),
    expiresAt: lot.expires === undefined ? null : at(lot.expires),
    keptFrom: null,
    matured: lot.matured ?? true,
  };
}

export function sampleState(
  lots: readonly SampleLot[],
  account: { debt?: number; active?: string } = {},
): AccountState {
  return { account: sampleAccount(account), lots: lots.map(sampleLot) };
}

function sampleAccount({ debt = 0, active }: { debt?: number; active?: string }): Account {
  return { debt: points(BigInt(debt)), lastActivityAt: active === undefined ? null : at(active) };
}

/** A paid order of one line worth `cents`, of which `left` cents are left. */
export function sampleEarningOrder(
  cents: number,
  left = cents,
  change: Partial<EarningOrder> = {},
): EarningOrder {
  const currency = currencyCode('USD');
  const paidAt: Instant = at('2026-03-01T15:00:00Z');
  return {
    shopifyId: order1,
    name: '#1001',
    currency,
    taxesIncluded: false,
    processedAt: paidAt,
    paidAt,
    updatedAt: paidAt,
    owing: false,
    standing: 'live',
    share: rational(1n),
    lines: [
      {
        shopifyId: shopifyId(11n),
        sku: 'A',
        merchandise: true,
        units: 2,
        goneUnits: left < cents ? 1 : 0,
        net: money(BigInt(left), currency),
        tax: money(0n, currency),
      },
    ],
    codes: [],
    ...change,
  };
}

export function sampleProgram(change: Partial<Program> = {}): Program {
  return { ...defaultProgram(currencyCode('USD')), ...change };
}
