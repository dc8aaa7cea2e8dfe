import type { Faker } from '@faker-js/faker';
import { decimal } from '../money/amount.ts';
import type { PlannedOrder } from './plan-orders.ts';
import { atWork, hoursLater } from './season.ts';

/** What happened to an order after it was placed; every moment is an ISO instant. */
export type Step =
  | { at: string; does: 'pay' }
  | { at: string; does: 'fulfil'; lines: { sku: string; quantity: number }[] | null; parcel: string }
  | { at: string; does: 'carrier'; event: 'in_transit' | 'delayed' | 'delivered' }
  | { at: string; does: 'refund'; line: { sku: string; quantity: number }; note: string }
  | { at: string; does: 'goodwill'; amount: string; note: string }
  | { at: string; does: 'cancel' };

const dayHours = 24;
const transitDays: Record<string, [number, number]> = {
  DE: [1, 3],
  AT: [2, 4],
  US: [6, 12],
  JP: [7, 14],
  GB: [4, 8],
};
const reasons = ['Too small', 'Too large', 'Not as expected', 'Changed their mind', 'Arrived damaged'];

/** The steps that lie before `now`: payment, parcels, the carrier's news, cancellations and refunds. */
export function planFate(dice: Faker, order: PlannedOrder, world: { now: string; timezone: string }): Step[] {
  const { now } = world;
  const later = (instant: string, hours: number) => atWork(hoursLater(instant, hours), world.timezone);
  const often = (probability: number) => dice.datatype.boolean({ probability });
  const wait = (min: number, max: number) => dice.number.float({ min, max, fractionDigits: 3 });
  const steps: Step[] = [];
  const age = (Date.parse(now) - Date.parse(order.at)) / 3_600_000;
  const forgets = order.payment.by === 'bank' ? often(age < 10 * dayHours ? 0.5 : 0.06) : false;
  const paidAt = order.payment.by === 'bank' ? later(order.at, wait(20, 96)) : order.at;
  if (order.payment.by === 'bank' && !forgets) steps.push({ at: paidAt, does: 'pay' });
  if (often(0.02)) return before(now, [...steps, { at: hoursLater(paidAt, wait(0.5, 9)), does: 'cancel' }]);
  if (forgets) return before(now, steps);

  const sentAt = later(paidAt, wait(10, 52));
  const split = order.lines.length > 1 && often(0.06);
  const [first] = order.lines;
  const [least, most] = transitDays[order.country] ?? [2, 6];
  const arrivedAt = later(sentAt, wait(least * dayHours, most * dayHours));
  if (split && first !== undefined) {
    steps.push({
      at: sentAt,
      does: 'fulfil',
      lines: [{ sku: first.sku, quantity: first.quantity }],
      parcel: parcelNumber(dice),
    });
  }
  const restSentAt = split ? later(sentAt, wait(6, 22)) : sentAt;
  steps.push({ at: restSentAt, does: 'fulfil', lines: null, parcel: parcelNumber(dice) });
  const late = often(0.04);
  if (late) steps.push({ at: later(restSentAt, wait(20, 23)), does: 'carrier', event: 'delayed' });
  else if (age < 14 * dayHours)
    steps.push({ at: later(restSentAt, wait(3, 12)), does: 'carrier', event: 'in_transit' });
  const deliveredAt = later(arrivedAt, (late ? wait(24, 96) : 0) + (split ? 24 : 0));
  steps.push({ at: deliveredAt, does: 'carrier', event: 'delivered' });
  steps.push(...planRefund(dice, order, (min, max) => later(deliveredAt, wait(min, max))));
  return before(now, steps);
}

/** Steps happen one after the other: what has not come yet ends the story. */
function before(now: string, steps: Step[]): Step[] {
  const end = steps.findIndex((step) => Date.parse(step.at) >= Date.parse(now));
  return end === -1 ? steps : steps.slice(0, end);
}

const parcelNumber = (dice: Faker) => `00340${dice.string.numeric(15)}`;

/** About one order in eight gives something back: a unit that returns, or a few percent for the trouble. */
function planRefund(
  dice: Faker,
  order: PlannedOrder,
  afterDelivery: (minHours: number, maxHours: number) => string,
): Step[] {
  if (!dice.datatype.boolean({ probability: 0.15 })) return [];
  const at = afterDelivery(60, 24 * dayHours);
  const returnable = order.lines.filter((line) => !line.sku.startsWith('GIFT'));
  const units = order.lines.reduce((count, line) => count + line.quantity, 0);
  if (units > 1 && returnable.length > 0) {
    const line = dice.helpers.arrayElement(returnable);
    return [
      { at, does: 'refund', line: { sku: line.sku, quantity: 1 }, note: dice.helpers.arrayElement(reasons) },
    ];
  }
  const amount = (order.total * BigInt(dice.number.int({ min: 8, max: 20 }))) / 100n;
  if (amount === 0n) return [];
  return [{ at, does: 'goodwill', amount: decimal(amount, order.currency), note: 'Goodwill for a scratch' }];
}
