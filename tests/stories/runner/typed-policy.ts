import type { z } from 'zod';
import { minorUnits } from './minor-units.ts';
import { typedRules } from './typed-rules.ts';
import type { returns } from './vocabulary/areas.ts';

/** Reasons of a story's shop; none asks for evidence unless the story says so. */
const reasons = [
  'unwanted',
  'defective',
  'wrong-item',
  'damaged',
  'not-as-described',
  'too-small',
  'too-large',
] as const;

type Settings = z.output<typeof returns>;

/** The story's returns settings as the policy screen's form sends them. `collections`: ids by title. */
export function typedPolicy(
  settings: Settings,
  collections: ReadonlyMap<string, string>,
  currency: string,
): object {
  if (settings.thresholdClawback) throw new Error('settings.returns.thresholdClawback: not built yet');
  const { window, outcomes = {}, fees = {}, finalSale = {}, evidence = {} } = settings;
  const credit = typeof outcomes.credit === 'object' ? outcomes.credit : {};
  return {
    days: String(window?.days ?? 30),
    from: window?.from ?? 'delivered',
    transitDays: '0',
    refund: outcomes.refund === true,
    credit: outcomes.credit !== undefined && outcomes.credit !== false,
    exchange: outcomes.exchange !== undefined && outcomes.exchange !== false,
    exchangeEven: typeof outcomes.exchange === 'object' ? outcomes.exchange.even === true : true,
    keep: typeof outcomes.keep === 'object',
    keepPercent: typeof outcomes.keep === 'object' ? outcomes.keep.percent : '',
    bonusPercent: credit.bonusPercent ?? '',
    bonusFlat: credit.bonusFlat ?? '',
    bonusCap: credit.bonusCap ?? '',
    restockingPercent: fees.restockingPercent ?? '',
    returnShipping: fees.returnShipping ?? '',
    returnShippingByCurrency: minorOf(fees.returnShippingByCurrency ?? {}, (name) => name),
    waivedFor: fees.waivedFor ?? [],
    finalSale: {
      skus: finalSale.skus ?? [],
      tags: finalSale.tags ?? [],
      collections: (finalSale.collections ?? []).map((title) => collections.get(title) ?? title),
      overriddenBy: finalSale.overriddenBy ?? [],
    },
    approval: settings.approval ?? 'auto',
    settleOn: settings.settleOn ?? 'inspected',
    reasons: reasons.map((id) => ({
      ...{ id, label: id, shopify: id, parent: null, questions: [] },
      photo: evidence[id] === 'photo' ? 'required' : 'none',
      note: evidence[id] === 'note' ? 'required' : 'optional',
    })),
    limits: typedLimits(settings),
    standardShipping: minorOf(settings.standardShipping ?? {}, () => currency),
    rules: typedRules(settings.rules ?? [], collections, currency),
  };
}

function typedLimits({ limits }: Settings): object {
  const { returns: asked = null, kept = null, exceeded = 'manual' } = limits ?? {};
  return { returns: asked, rate: null, kept, exceeded };
}

/** Minor units of each amount, in the currency that goes with its name. */
function minorOf(
  amounts: Readonly<Record<string, string>>,
  currencyOf: (name: string) => string,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(amounts).map(([name, amount]) => [name, minorUnits(amount, currencyOf(name))]),
  );
}
