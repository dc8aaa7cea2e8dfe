import fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { holdSignals } from '../review.ts';
import { hasContact } from './contact-in-words.ts';
import { decidePublishing, type Publishing } from './decide-publishing.ts';
import type { Origin, WrittenAbout } from './look-first.server.ts';
import { repeatsOthers } from './repeated-words.ts';
import { type Suspicion, signalsOf } from './signals.ts';
import { signalsOfEdit } from './signals-of-edit.ts';

const nothing: Suspicion = {
  ...{ words: [], others: [], ofProductWithinHour: 0, peopleOfSender: 0 },
  ...{ disposable: false, own: false, beforeDelivery: false, refunded: false, robot: false },
};

describe('what decides how a review is published', () => {
  it('has no field for stars or for what somebody thinks', () => {
    type Told = keyof Suspicion | keyof Publishing | keyof WrittenAbout | keyof Origin;
    expectTypeOf<Extract<Told, 'stars' | 'rating' | 'sentiment' | 'mood' | 'recommends'>>().toBeNever();
    // @ts-expect-error: stars cannot be handed in.
    expect(signalsOf({ ...nothing, stars: 1 })).toEqual([]);
    // @ts-expect-error: nor here.
    expect(decidePublishing({ publish: 'auto', signals: [], stars: 1 }).status).toBe('published');
  });

  it('holds for a person and never drops', () => {
    const signals = fc.subarray([...holdSignals]);
    fc.assert(
      fc.property(fc.constantFrom('auto', 'manual'), signals, (publish, found) => {
        const { status, heldFor } = decidePublishing({ publish, signals: found });
        return (
          heldFor === found && status === (publish === 'auto' && found.length === 0 ? 'published' : 'pending')
        );
      }),
    );
  });

  it('tells each signal by itself', () => {
    expect(signalsOf(nothing)).toEqual([]);
    expect(signalsOf({ ...nothing, disposable: true })).toEqual(['disposable-address']);
    expect(signalsOf({ ...nothing, own: true, robot: true })).toEqual(['staff', 'robot']);
    expect(signalsOf({ ...nothing, ofProductWithinHour: 19, peopleOfSender: 1 })).toEqual([]);
    expect(signalsOf({ ...nothing, ofProductWithinHour: 20, peopleOfSender: 2 })).toEqual([
      'burst',
      'same-sender',
    ]);
    expect(signalsOf({ ...nothing, beforeDelivery: true, refunded: true })).toEqual([
      'before-delivery',
      'refunded',
    ]);
  });
});

test.each([
  'Buy cheaper at https://example.com/x',
  'see www.example.org',
  'more on my-shop.store today',
  'write to me@example.com',
  'me (at) example (dot) com',
  'Ruf an: +49 30 1234567',
  'call 030/1234567-8',
  '(212) 555-0123 ask for Bob',
])('%s holds a way to get in touch', (text) => {
  expect(hasContact(text)).toBe(true);
});

test.each([
  'Great coat.The sleeves are long',
  'Size 38/40, 10/10, would buy again',
  'Arrived on 2026-03-01, washed 12 times at 30 degrees',
  'Order #1001 from 01.03.2026 came in 3-5 days',
  'Cost 1299.00 and worth 12345678 of it',
  'とても暖かいコートです。サイズはM、身長165cm、体重55kgでぴったり',
  'v1.0 fits, v2.0 does not',
])('%s holds none', (text) => {
  expect(hasContact(text)).toBe(false);
});

describe('words that repeat others', () => {
  const said = 'The fabric is thick and warm, the zip runs well and the colour is as in the picture.';

  it('are told whatever case, marks and a few other words say', () => {
    expect(repeatsOthers(said.toUpperCase().replaceAll(',', ' !'), ['something else', said])).toBe(true);
    expect(repeatsOthers(`${said} Thanks`, [said])).toBe(true);
  });

  it('are not told of short texts, which are alike by themselves, and of others', () => {
    expect(repeatsOthers('Great quality, fast shipping', ['Great quality, fast shipping'])).toBe(false);
    expect(
      repeatsOthers(said, [
        'The fabric is thin and cold, and after two weeks the zip was broken; sad colour.',
      ]),
    ).toBe(false);
  });

  it('are told in a language without blanks', () => {
    const words =
      '生地がとても厚くて暖かく、ファスナーの動きも滑らかで、色も写真の通りでした。毎日着ています。友人にも勧めたいと思います。';
    expect(repeatsOthers(words, [`${words}ありがとう`])).toBe(true);
  });

  it('are those of which seven of ten runs of five characters are the same', () => {
    const runs = (text: string) =>
      new Set([...text].slice(4).map((_, from) => [...text].slice(from, from + 5).join('')));
    const alike = (one: string, other: string) => {
      const [a, b] = [runs(one), runs(other)];
      return [...a].filter((run) => b.has(run)).length / new Set([...a, ...b]).size >= 0.7;
    };
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 40, maxLength: 120 });
    const parts = fc.tuple(text, text, fc.nat(120));
    let found = 0;
    fc.assert(
      fc.property(parts, ([one, tail, kept]) => {
        const other = one.slice(0, kept).padEnd(40, 'abc') + tail.slice(kept);
        const repeats = repeatsOthers(one, ['short', other]);
        if (repeats) found += 1;
        expect(repeats).toBe(alike(one, other));
      }),
    );
    expect(found).toBeGreaterThan(0);
  });

  it('are looked for in whatever is written', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, fc.array(text), (one, others) => typeof repeatsOthers(one, others) === 'boolean'),
    );
  });
});

test('what was held and not decided stays held when its words change; what staff have published does not', () => {
  const held = { status: 'pending', heldFor: ['contact-in-words', 'staff'] } as const;
  expect(signalsOfEdit(held, ['Fine'], [])).toEqual(['staff']);
  expect(signalsOfEdit({ ...held, status: 'hidden' }, ['Fine'], [])).toEqual(['staff']);
  expect(signalsOfEdit({ ...held, status: 'published' }, ['Fine'], [])).toEqual([]);
  expect(signalsOfEdit({ status: 'published', heldFor: [] }, ['see www.example.org'], [])).toEqual([
    'contact-in-words',
  ]);
});

test('texts that are made to be read slowly are read as fast as others', () => {
  const most = 100_000;
  const started = performance.now();
  for (const part of ['a', 'a.', 'a-', '.', '1', '1-1a', 'a@', '(1', '1 '])
    hasContact(`${part.repeat(most / part.length)}!`);
  expect(performance.now() - started).toBeLessThan(3000);
});
