import { policyForm } from '#app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '#app/modules/returns/policy/policy.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { becauseOf } from '../../ui/returns/because.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { type SimulationView, simulationView } from './simulation-view.ts';

export interface SimulatePageView {
  /** What is tried: the draft, or what is published where there is none. */
  readonly of: 'draft' | 'published';
  readonly days: number;
  /** Null: the draft cannot be tried as it is. */
  readonly simulation: SimulationView | null;
}

/** The draft over the shop's own last days. */
export async function readSimulation(merchant: Merchant, days: number): Promise<SimulatePageView> {
  const { returns } = app();
  const { shopId, now, shop } = merchant;
  const view = await returns.getPolicy(shopId);
  const form = view.draft?.form ?? policyForm(view.current?.policy ?? defaultPolicy(), view.currency);
  const of = view.draft === null ? 'published' : 'draft';
  const simulation = await returns.simulate(shopId, { form, days }, now);
  if ('refused' in simulation) return { of, days, simulation: null };
  const texts = textsFor();
  const print = openPrint({ zone: shop.timezone, now });
  const names = {
    currency: view.currency,
    reasons: Object.fromEntries(form.reasons.map(({ id, label }) => [id, label])),
  };
  return {
    of,
    days,
    simulation: simulationView(simulation, {
      print,
      texts,
      because: (message) => becauseOf(message, print, texts, names),
    }),
  };
}
