import type { BirthdayView, RewardsView, WayView } from '../contracts/rewards.ts';
import type { ShopperWays } from '../modules/loyalty/activities/door.ts';
import type { YearlyDay } from '../modules/loyalty/activities/yearly-day.ts';

// What earns points beside orders, as the contract with shoppers' pages tells it.

/** A guest has nothing yet, and tells no birthday. */
export function waysView(
  { ways, events, birthday }: ShopperWays,
  known: boolean,
): Pick<RewardsView, 'ways' | 'birthday'> {
  const celebrates = ways.some(({ way }) => way.way === 'birthday');
  return {
    ways: [
      ...ways.map(
        ({ way, done }): WayView => ({
          way: way.way,
          name: null,
          points: way.points.toString(),
          done: known ? done : null,
        }),
      ),
      ...events.map(
        ({ event, done }): WayView => ({
          way: 'event',
          name: event.name,
          points: event.points.toString(),
          done: known ? done : null,
        }),
      ),
    ],
    birthday: known && celebrates ? birthdayView(birthday) : null,
  };
}

/** "--05-17" */
export function birthdayView(birthday: YearlyDay | null): BirthdayView {
  const two = (number: number) => String(number).padStart(2, '0');
  return { day: birthday === null ? null : `--${two(birthday.month)}-${two(birthday.day)}` };
}
