import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import { NO_POINTS } from '#app/kernel/points.ts';
import { type ChosenLine, chooseUnits } from '../decisions/choose-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { AskedOrder, AskedUnits, OutcomeQuote, Quote, ReturnRefusal } from '../door.ts';
import { quoteOutcome } from '../money/quote.ts';
import { type LoadedAsked, loadAsked, loadOrder } from './load-asked.server.ts';

const maxLines = 100;

/** What each outcome would give for these units, or why they cannot come back: see `Returns.quote`. */
export async function quoteReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  asked: AskedOrder & { readonly lines: readonly AskedUnits[] },
  now: Instant,
): Promise<Quote | ReturnRefusal> {
  const order = await loadOrder(deps, shopId, asked);
  if ('refused' in order) return order;
  const { zone } = await deps.orders.shop(shopId);
  const loaded = await loadAsked(deps.db.sql, shopId, order, { zone, now });
  if ('refused' in loaded) return loaded;
  const chosen = chooseLines(loaded, asked.lines);
  if ('refused' in chosen) return chosen;
  return quoteFor(deps, shopId, loaded, chosen);
}

/** Between one and a hundred entries; nothing is taken when one of them cannot be. */
export function chooseLines(
  loaded: LoadedAsked,
  lines: readonly AskedUnits[],
): readonly ChosenLine[] | ReturnRefusal {
  if (lines.length === 0 || lines.length > maxLines) return { refused: 'bad-input' };
  return chooseUnits(loaded, lines);
}

/** The merchant's outcomes, refund first; credit needs an account to go to. */
export function offeredOutcomes({ policy, order }: LoadedAsked): readonly Outcome[] {
  const { refund, credit } = policy.outcomes;
  return [
    ...(refund ? (['refund'] as const) : []),
    ...(credit !== null && order.customerId !== null ? (['credit'] as const) : []),
  ];
}

export async function quoteFor(
  deps: Pick<ReturnsDeps, 'points'>,
  shopId: bigint,
  loaded: LoadedAsked,
  chosen: readonly ChosenLine[],
): Promise<Quote> {
  const { order, policy, now } = loaded;
  const effect = await deps.points.effectOfReturn(
    shopId,
    order.orderId,
    chosen.map(({ line, units }) => ({ lineShopifyId: line.shopifyId, quantity: units.length })),
    now,
  );
  const points = order.customerId === null ? { clawed: NO_POINTS, restored: NO_POINTS } : effect;
  const units = chosen.map((one) => ({
    line: one.line,
    ordinals: one.units.map(({ ordinal }) => ordinal),
    reason: one.reason.id,
  }));
  const windows = chosen.map(({ lastDay }) => lastDay.toString()).sort();
  const inTime = { code: 'window-open', values: { until: windows[0] ?? '' } };
  return {
    outcomes: offeredOutcomes(loaded).map((outcome): OutcomeQuote => {
      const quoted = quoteOutcome({ order, policy, units }, outcome);
      return { ...quoted, points, why: [inTime, ...quoted.why] };
    }),
  };
}
