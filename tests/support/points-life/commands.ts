import fc from 'fast-check';

/** What can happen to two customers of one shop; `who` and `which` are counted around. */
export type Command =
  | {
      readonly do: 'buy';
      readonly who: number;
      readonly price: number;
      readonly quantity: number;
      readonly hoursAgo: number;
    }
  | { readonly do: 'use'; readonly which: number; readonly quantity: number; readonly heard: boolean }
  | { readonly do: 'refund'; readonly which: number; readonly units: number }
  | { readonly do: 'pay-back'; readonly which: number; readonly perMille: number }
  | { readonly do: 'edit'; readonly which: number; readonly by: number }
  | { readonly do: 'cancel' | 'ask-return' | 'end-return' | 'release' | 'undo'; readonly which: number }
  | { readonly do: 'redeem'; readonly who: number; readonly hundreds: number }
  | { readonly do: 'rush'; readonly who: number; readonly hundreds: number; readonly keys: number }
  | { readonly do: 'adjust'; readonly who: number; readonly points: number }
  | { readonly do: 'award'; readonly who: number; readonly way: 'sign-up' | 'review'; readonly key: number }
  | { readonly do: 'give-level'; readonly who: number; readonly level: string; readonly days: number | null }
  | { readonly do: 'clear-level'; readonly who: number }
  | { readonly do: 'programme'; readonly which: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'merge' | 'sweep' | 'again' }
  | { readonly do: 'at-once'; readonly all: readonly Command[] };

const which = fc.nat({ max: 7 });
const who = fc.nat({ max: 1 });
const is = <Name extends string>(name: Name) => fc.constant(name);
const hundreds = fc.integer({ min: 1, max: 3 });

/** Those that may run beside each other. */
const beside: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('buy'),
      who,
      price: fc.integer({ min: 1, max: 20_000 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      hoursAgo: fc.constantFrom(0, 0, 0, 30, 24 * 40),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('use'),
      which,
      quantity: fc.integer({ min: 1, max: 3 }),
      heard: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('redeem'), who, hundreds }) },
  { weight: 3, arbitrary: fc.record({ do: is('refund'), which, units: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: is('pay-back'), which, perMille: fc.integer({ min: 1, max: 1000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('edit'), which, by: fc.constantFrom(-2, -1, 1, 2) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'cancel' as const,
        'ask-return' as const,
        'end-return' as const,
        'release' as const,
      ),
      which,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('adjust'), who, points: fc.constantFrom(-250, -20, 15, 120) }) },
  { weight: 1, arbitrary: fc.record({ do: is('undo'), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('award'),
      who,
      way: fc.constantFrom('sign-up' as const, 'review' as const),
      key: fc.nat({ max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('sweep' as const) }) },
);

const alone: fc.Arbitrary<Command> = fc.oneof(
  { weight: 24, arbitrary: beside },
  {
    weight: 5,
    arbitrary: fc.record({
      do: is('wait'),
      hours: fc.oneof(fc.integer({ min: 1, max: 24 * 12 }), fc.constantFrom(24 * 31, 24 * 92, 24 * 366)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: is('rush'), who, hundreds, keys: fc.integer({ min: 2, max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('programme'), which: fc.nat({ max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('give-level'),
      who,
      level: fc.constantFrom('silver', 'gold'),
      days: fc.constantFrom(null, 0, 20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('clear-level'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('merge' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('again' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: is('at-once'), all: fc.array(beside, { minLength: 2, maxLength: 4 }) }),
  },
);

export const commands = (maxLength: number): fc.Arbitrary<Command[]> =>
  fc.array(alone, { minLength: 1, maxLength, size: 'max' });
