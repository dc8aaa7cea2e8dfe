import { type Instant, parseInstant } from '#app/kernel/calendar.ts';
import type { ReviewableOrder, ReviewsDeps } from '../ports.ts';
import type { BadInput } from '../settings/door.ts';
import { parseSettingsForm } from '../settings/forms.ts';
import type { RequestSettings } from '../settings/settings.ts';
import { decideRequest } from './decide-request.ts';
import { termsOf, unknownTo } from './request-terms.ts';
import { reviewableLines } from './reviewable-lines.ts';
import type { TriedOrder, TriedPage } from './tried.ts';

/** Orders of one step: a few reads, whatever their number. */
const atOnce = 200;
const days = 31;
const everLive = parseInstant('1970-01-01T00:00:00Z');

/** What settings would have done to the orders of the last month: see `Asking.tryRequests`. */
export async function tryRequests(
  { orders, returns }: Pick<ReviewsDeps, 'orders' | 'returns'>,
  shopId: bigint,
  form: unknown,
  after: bigint | null,
  now: Instant,
): Promise<TriedPage | BadInput> {
  const parsed = parseSettingsForm(form);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  const { request } = parsed.settings;
  const from = now.subtract({ hours: 24 * days });
  const page = await orders.ordersPlaced(shopId, { from, before: now, after, limit: atOnce });
  const open = await returns.withOpenReturn(
    shopId,
    page.map(({ orderId }) => orderId),
  );
  // Tests are nobody's orders: nobody is asked about them under any settings.
  const real = page.filter(({ standing }) => standing !== 'test');
  return {
    orders: real.map((order) => triedOrder(order, request, open.has(order.orderId))),
    window: request.sendWindow,
    unknown: [...new Set(real.flatMap((order) => unknownTo(order, reviewableLines(order), request)))],
    next: page.length < atOnce ? null : (page.at(-1)?.orderId ?? null),
  };
}

/** The past is treated like today: as if the area had always been live. */
export function triedOrder(order: ReviewableOrder, request: RequestSettings, paused: boolean): TriedOrder {
  const { orderId, shopifyId, name, processedAt, zone } = order;
  const decision = decideRequest({ ...order, imported: false }, request, everLive);
  const lines = reviewableLines(order);
  const left = lines.map((line) => termsOf(order, line, request)).filter(({ skip }) => skip);
  const known = { orderId, shopifyId, name, placedAt: processedAt, zone, skipped: left.length };
  const nothing = { ...known, dueAt: null, because: null, skippedBy: null, lines: 0 };
  if (decision.kind === 'cancelled') return { ...nothing, outcome: 'cancelled' };
  if (lines.length > 0 && left.length === lines.length)
    return { ...nothing, outcome: 'skipped', skippedBy: left[0]?.by.skip ?? null };
  if (decision.kind === 'nothing') return { ...nothing, outcome: whyNothing(order) };
  return {
    ...known,
    outcome: decision.lines.length === 0 ? 'skipped' : paused ? 'paused' : 'asked',
    dueAt: decision.dueAt,
    because: decision.because,
    skippedBy: left[0]?.by.skip ?? null,
    lines: decision.lines.length,
  };
}

function whyNothing(order: ReviewableOrder): TriedOrder['outcome'] {
  if (reviewableLines(order).every(({ currentQuantity }) => currentQuantity === 0))
    return 'nothing-to-review';
  return order.parcels.length === 0 ? 'not-sent' : 'unreported';
}
