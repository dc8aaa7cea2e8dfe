import { idOf, type Names } from './story-shop.ts';
import type { Loyalty } from './vocabulary/loyalty.ts';

const later = ['referral'] as const;

const digits: Record<string, number> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  ISK: 0,
  CLP: 0,
  KWD: 3,
  BHD: 3,
  OMR: 3,
  TND: 3,
  JOD: 3,
};

/** Minor units as the amount that a merchant types: 100 in USD is "1.00". */
function typedAmount(minor: number, currency: string): string {
  const places = digits[currency] ?? 2;
  const text = String(minor).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/**
 * The story's loyalty settings as the earning screen's form sends them. `collections`: ids by title; `reviewPoints`:
 * what the reviews' settings give for a review.
 */
export function earningProgram(
  loyalty: Loyalty,
  currency: string,
  collections: ReadonlyMap<string, string>,
  reviewPoints: number | null = null,
): object {
  for (const name of later) {
    if (loyalty[name] !== undefined) throw new Error(`settings.loyalty.${name}: not built yet`);
  }
  const { points, per, rounding, pendingDays } = loyalty.earn;
  return {
    points: String(points),
    per: typedAmount(per, currency),
    rounding,
    pendingDays: String(pendingDays),
    includeTax: true,
    multipliers: loyalty.multipliers.map((rule) => ({
      skus: rule.skus ?? [],
      tags: rule.tags ?? [],
      collections: (rule.collections ?? []).map((title) => idOfTitle(collections, title)),
      factor: rule.factor,
    })),
    expiry: typedExpiry(loyalty.expiry),
    noticeDays: String(loyalty.expiryNotice ?? 30),
    campaigns: (loyalty.campaigns ?? []).map(({ from, to, factor, skus }, index) => ({
      id: `campaign-${index + 1}`,
      name: `Campaign ${index + 1}`,
      from,
      to,
      when: skus === undefined ? [] : [{ field: 'line.skus', is: 'any-of', values: skus }],
      factor,
    })),
    ways: [
      typedWay('sign-up', loyalty.signUp?.points),
      typedWay('birthday', loyalty.birthday?.points),
      typedWay('newsletter', loyalty.newsletter?.points),
      typedWay('order-anniversary', loyalty.orderAnniversary?.points),
      typedWay('review', reviewPoints ?? undefined),
    ].flat(),
    events: (loyalty.events ?? []).map(({ limit, points, ...event }) => ({
      ...event,
      points: String(points),
      per: limit?.per ?? 'always',
      times: String(limit?.times ?? 1),
    })),
  };
}

function typedWay(way: string, points: number | undefined): object[] {
  return points === undefined ? [] : [{ way, points: String(points) }];
}

/** The story's rewards as the rewards screen's form sends them. */
export function typedRewards({ rewards = [], redemption }: Loyalty, variants: Names['variants']): object {
  return {
    rewards: rewards.map(({ name, kind, points, value, minSubtotal, multiples, ...rest }) => ({
      id: '',
      name,
      kind,
      points: String(points),
      value: value ?? '',
      multiples,
      minSubtotal: minSubtotal ?? '',
      capPercent: typedCount(rest.capPercent),
      validDays: typedCount(rest.validDays),
      ...(rest.sku === undefined ? {} : { variant: pickedVariant(variants, rest.sku) }),
    })),
    holdMinutes: String(redemption?.holdMinutes ?? 60),
    unusedPart: redemption?.unusedPart ?? 'returned',
  };
}

const typedCount = (count: number | undefined) => (count === undefined ? '' : String(count));

/** As Shopify's picker hands it over; stories call products by their SKU. */
function pickedVariant(variants: Names['variants'], sku: string): object {
  const { id, product } = idOf(variants, 'variant', sku);
  return { id, product, title: sku };
}

function typedExpiry(expiry: Loyalty['expiry']): object {
  if (expiry === undefined || expiry === 'none') return { kind: 'none' };
  if ('inactivityDays' in expiry) return { kind: 'inactivity', days: String(expiry.inactivityDays) };
  if ('calendar' in expiry) {
    const [month, day] = expiry.calendar.split('-').map(Number);
    return {
      ...{ kind: 'calendar', month: String(month), day: String(day) },
      ...{ yearsOn: String(expiry.yearsOn), graceDays: String(expiry.graceDays) },
    };
  }
  return { kind: 'days', days: String(expiry.days), graceDays: String(expiry.graceDays) };
}

function idOfTitle(collections: ReadonlyMap<string, string>, title: string): string {
  const id = collections.get(title);
  if (id === undefined) throw new Error(`No product of the story is in the collection "${title}"`);
  return id;
}
