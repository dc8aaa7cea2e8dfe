import { type LocalDate, localDate, type Zone } from '#app/kernel/calendar.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import { compareRational, rational } from '#app/kernel/rational.ts';
import type { RuleFacts } from '#app/kernel/rules/decide.ts';
import { evaluateCondition } from '#app/kernel/rules/evaluate.ts';
import type { RuleField } from '#app/kernel/rules/fields.ts';
import type { EarningLine, EarningOrder, LineTraits, OrderTraits } from '../ports.ts';
import type { Campaign } from './program.ts';

/** What a campaign may ask about: what is known of an order the moment that it is placed. */
export const campaignFields = [
  'customer.tier',
  'customer.tags',
  'customer.orders',
  'order.value',
  'order.boughtOn',
  'order.codes',
  'order.tags',
  'order.channel',
  'order.country',
  'line.price',
  'line.skus',
  'line.products',
  'line.collections',
  'line.tags',
  'line.types',
  'line.vendors',
] as const satisfies readonly RuleField[];

/** An order's surroundings, as known when it first earned. */
export interface BoughtWith {
  readonly zone: Zone;
  /** Null: nothing of it is known. */
  readonly traits: OrderTraits | null;
  /** Name of the level that its owner held before it; null: none, absent: there are no levels. */
  readonly tier?: string | null;
}

/** A line of an order that campaigns are asked about. */
export interface CampaignCase {
  readonly order: EarningOrder;
  readonly line: EarningLine;
  /** Undefined: nothing is known of its product. */
  readonly traits: LineTraits | undefined;
  readonly bought: BoughtWith;
}

/** Of several campaigns that fit, one that excludes (factor 0) wins, else the highest, else the first of equals. */
export function matchCampaign(campaigns: readonly Campaign[], asked: CampaignCase): Campaign | null {
  if (campaigns.length === 0) return null;
  const on = localDate(asked.order.processedAt, asked.bought.zone);
  const facts = campaignFacts(asked, on);
  let best: Campaign | null = null;
  for (const campaign of campaigns) {
    if (!runsOn(campaign, on)) continue;
    if (!campaign.when.every((condition) => evaluateCondition(condition, facts) === 'holds')) continue;
    const factor = parseDecimal(campaign.factor);
    if (factor.num === 0n) return campaign;
    if (best === null || compareRational(factor, parseDecimal(best.factor)) > 0) best = campaign;
  }
  return best;
}

/** Both ends are days of the campaign. */
export function runsOn({ from, to }: Pick<Campaign, 'from' | 'to'>, day: LocalDate): boolean {
  const iso = day.toString();
  return (from === null || from <= iso) && (to === null || iso <= to);
}

function campaignFacts({ order, line, traits, bought }: CampaignCase, on: LocalDate): RuleFacts {
  const around = bought.traits;
  return {
    names(field) {
      switch (field) {
        case 'customer.tags':
          return around === null ? null : (around.customer?.tags ?? []);
        case 'customer.tier':
          return bought.tier === undefined ? null : listed(bought.tier ?? undefined, []);
        case 'order.country':
          return listed(around?.country ?? undefined, null);
        case 'order.channel':
          return listed(around?.channel ?? undefined, null);
        case 'order.tags':
          return around?.tags ?? null;
        case 'order.codes':
          return order.codes.map(({ code }) => code);
        case 'line.skus':
          return listed(line.sku ?? undefined, []);
        case 'line.products':
          return traits?.product === undefined ? null : listed(traits.product ?? undefined, []);
        case 'line.tags':
          return traits?.tags ?? [];
        case 'line.collections':
          return traits?.collections ?? [];
        case 'line.types':
          return listed(traits?.type ?? undefined, null);
        case 'line.vendors':
          return listed(traits?.vendor ?? undefined, null);
        case 'return.reason':
          return null;
      }
    },
    number(field) {
      switch (field) {
        case 'order.value':
          return around === null ? null : rational(around.valueMinor);
        case 'line.price':
          return traits?.soldMinor === undefined || line.units === 0
            ? null
            : rational(traits.soldMinor, BigInt(line.units));
        case 'customer.orders': {
          const orders = around?.customer?.orders ?? null;
          return orders === null ? null : rational(BigInt(orders));
        }
        case 'line.discountPercent':
        case 'history.returns':
        case 'history.keptItems':
        case 'history.returnRate':
          return null;
      }
    },
    date: () => on,
  };
}

function listed<T>(name: string | undefined, otherwise: T): readonly string[] | T {
  return name === undefined ? otherwise : [name];
}
