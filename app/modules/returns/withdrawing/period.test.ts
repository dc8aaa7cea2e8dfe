import { describe, expect, it } from 'vitest';
import { parseInstant, parseLocalDate, zone } from '#app/kernel/calendar.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { withdrawalPeriod } from './period.ts';

const berlin = zone('Europe/Berlin');
const easter = ['2026-04-03', '2026-04-06'].map(parseLocalDate);
const place = {
  zone: berlin,
  isHoliday: (date: { toString(): string }) => easter.some((day) => day.toString() === date.toString()),
};

function line(
  parcels: readonly (readonly [units: number, deliveredAt: string | null])[],
  more: { merchandise?: boolean; currentQuantity?: number } = {},
) {
  return {
    merchandise: true,
    currentQuantity: parcels.reduce((sum, [units]) => sum + units, 0),
    ...more,
    parcels: parcels.map(([units, deliveredAt], index) => ({
      fulfillmentShopifyId: shopifyId(BigInt(index + 1)),
      units,
      fulfilledAt: parseInstant('2026-03-01T09:00:00Z'),
      deliveredAt: deliveredAt === null ? null : parseInstant(deliveredAt),
    })),
  };
}

const lastDay = (...lines: Parameters<typeof withdrawalPeriod>[0]) =>
  withdrawalPeriod(lines, place)?.lastDay.toString() ?? null;

describe('the period of withdrawal', () => {
  it('is fourteen days after the day of delivery, the last one whole', () => {
    const period = withdrawalPeriod([line([[1, '2026-03-02T08:00:00Z']])], place);
    expect(period?.lastDay.toString()).toBe('2026-03-16');
    expect(period?.endsAt.toString()).toBe('2026-03-16T23:00:00Z');
  });

  it('counts the day on which it came in the zone of the country', () => {
    // Half past midnight of 3 March in Berlin.
    expect(lastDay(line([[1, '2026-03-02T23:30:00Z']]))).toBe('2026-03-17');
  });

  it('rolls over Good Friday, a weekend and Easter Monday', () => {
    expect(lastDay(line([[1, '2026-03-20T11:00:00Z']]))).toBe('2026-04-07');
  });

  it('rolls over a Saturday and a Sunday', () => {
    expect(lastDay(line([[1, '2026-02-28T11:00:00Z']]))).toBe('2026-03-16');
    expect(lastDay(line([[1, '2026-03-01T11:00:00Z']]))).toBe('2026-03-16');
  });

  it('ends at the end of a day that the clock change makes shorter', () => {
    // 29 March has 23 hours in Berlin, and is a Sunday.
    const period = withdrawalPeriod([line([[1, '2026-03-15T11:00:00Z']])], place);
    expect(period?.endsAt.toString()).toBe('2026-03-30T22:00:00Z');
  });

  it('counts from the last parcel of all lines', () => {
    expect(lastDay(line([[1, '2026-03-02T08:00:00Z']]), line([[2, '2026-03-04T08:00:00Z']]))).toBe(
      '2026-03-18',
    );
  });

  it('has not begun before everything has come', () => {
    expect(lastDay(line([[1, null]]))).toBeNull();
    expect(lastDay(line([[1, '2026-03-02T08:00:00Z']]), line([[1, null]]))).toBeNull();
    expect(lastDay(line([[1, '2026-03-02T08:00:00Z']], { currentQuantity: 2 }))).toBeNull();
    expect(lastDay(line([], { currentQuantity: 1 }))).toBeNull();
    expect(lastDay()).toBeNull();
  });

  it('does not wait for what is never sent', () => {
    const card = line([], { merchandise: false, currentQuantity: 1 });
    expect(lastDay(line([[1, '2026-03-02T08:00:00Z']]), card)).toBe('2026-03-16');
  });
});
