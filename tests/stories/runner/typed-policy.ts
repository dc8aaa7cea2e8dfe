import type { z } from 'zod';
import type { returns } from './vocabulary/areas.ts';

/** Reasons of a story's shop; none asks for evidence. */
const reasons = [
  'unwanted',
  'defective',
  'wrong-item',
  'damaged',
  'not-as-described',
  'too-small',
  'too-large',
];

const later = ['thresholdClawback', 'standardShipping', 'rules'] as const;

/** The story's returns settings as the policy screen's form sends them. `collections`: ids by title. */
export function typedPolicy(
  settings: z.output<typeof returns>,
  collections: ReadonlyMap<string, string>,
): object {
  for (const name of later) if (settings[name]) throw new Error(`settings.returns.${name}: not built yet`);
  const { window, outcomes = {}, fees = {}, finalSale = {} } = settings;
  if (outcomes.exchange || outcomes.keep)
    throw new Error('settings.returns.outcomes: exchange and keep are not built yet');
  const credit = typeof outcomes.credit === 'object' ? outcomes.credit : {};
  return {
    days: String(window?.days ?? 30),
    from: window?.from ?? 'delivered',
    transitDays: '0',
    refund: outcomes.refund === true,
    credit: outcomes.credit !== undefined && outcomes.credit !== false,
    bonusPercent: credit.bonusPercent ?? '',
    bonusFlat: credit.bonusFlat ?? '',
    bonusCap: credit.bonusCap ?? '',
    restockingPercent: fees.restockingPercent ?? '',
    returnShipping: fees.returnShipping ?? '',
    waivedFor: fees.waivedFor ?? [],
    finalSale: {
      skus: finalSale.skus ?? [],
      tags: finalSale.tags ?? [],
      collections: (finalSale.collections ?? []).map((title) => collections.get(title) ?? title),
      overriddenBy: finalSale.overriddenBy ?? [],
    },
    approval: settings.approval ?? 'auto',
    settleOn: settings.settleOn ?? 'inspected',
    reasons: reasons.map((id) => ({ id, label: id, shopify: id })),
  };
}
