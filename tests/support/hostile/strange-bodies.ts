import fc from 'fast-check';

// Bodies of the shape that a route wants, with some of their parts broken.

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    0,
    -1,
    1e9,
    1.5,
    1e18,
    '1e3',
    '-5',
    '٣',
    '0x10',
    '9'.repeat(30),
    '__proto__',
    'constructor',
    'NUL \u0000',
    'half \ud83d',
    '"><script>alert(1)</script>',
    "'; drop table review; --",
    '../../etc/passwd',
    [],
    {},
    [[]],
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 300 }).map((text) => text.repeat(40)),
);

/** Mostly one of the good values. */
const mostly = (...good: readonly unknown[]) =>
  fc.oneof({ weight: 24, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: junk });

export const orderGid = (number: number) => `gid://shopify/Order/${number}`;
const orders = mostly(...Array<string>(24).fill(orderGid(1300)), ...[1301, 1302, 1104, 2110].map(orderGid));
const lines = mostly(...Array<string>(20).fill('gid://shopify/LineItem/11'), 'gid://shopify/LineItem/12');
const keys = mostly(...Array.from({ length: 30 }, (_, index) => `key ${index}`));
const texts = mostly('', 'Fits.', 'x'.repeat(100), '<b>bold</b>');
/** Of reviews and questions of both shops, and of none. */
const written = mostly(...Array.from({ length: 9 }, (_, index) => String(index + 1)));
const words = { title: texts, body: texts };

const returned = fc.record({
  order: orders,
  lines: fc.oneof(
    {
      weight: 9,
      arbitrary: fc.array(
        fc.record({
          line: lines,
          quantity: mostly(...Array<number>(12).fill(1), 2, 21),
          reason: mostly(...Array<string>(9).fill('unwanted'), 'none'),
          note: texts,
        }),
        { minLength: 1, maxLength: 2 },
      ),
    },
    { weight: 1, arbitrary: junk },
  ),
});

const bodies = new Map<string, fc.Arbitrary<object>>(
  Object.entries({
    redemptions: fc.record(
      {
        reward: mostly('mine'),
        points: mostly('5', '5', '10'),
        key: keys,
        where: mostly('cart', 'checkout', 'account'),
      },
      { requiredKeys: ['reward', 'key', 'where'] },
    ),
    returns: fc
      .record({ asked: returned, outcome: mostly('refund', 'credit'), key: keys })
      .map(({ asked, ...more }) => ({ ...asked, ...more })),
    quote: returned,
    reviews: fc.record({
      order: orders,
      line: lines,
      rating: mostly(1, 3, 5, 6),
      ...words,
      displayName: texts,
    }),
    edit: fc.record({ review: written, rating: mostly(1, 3, 5, 6), ...words }),
    consent: fc.record({ review: written, reuse: mostly(true, false) }),
    withdraw: fc.record({ review: written }),
    drafts: fc.record({
      ...{ order: orders, line: lines, rating: mostly(1, 5, null), ...words, displayName: texts },
      ...{ anonymous: mostly(true, false), recommends: mostly(true, false, null), answers: mostly({}) },
    }),
    vote: fc.record({ review: written, helpful: mostly('1', '0') }),
    report: fc.record({ review: written, reason: mostly('spam', 'off_topic') }),
    questions: fc.record({
      product: mostly('11', '12'),
      body: mostly('Is it warm?', 'Is it warm?', ''),
      name: mostly('Ana', ''),
      email: mostly('', 'ana@example.com'),
    }),
    answer: fc.record({ question: written, body: mostly('It is.', '') }),
    mailgun: fc.record({
      event: mostly('delivered', 'failed', 'complained', 'opened', 'clicked', 'unsubscribed', 'accepted'),
      severity: mostly('permanent', 'temporary'),
      reason: mostly('bounce', 'suppress-complaint', 'suppress-unsubscribe', 'constructor'),
      'delivery-status': mostly({ code: 550, 'enhanced-code': '5.1.1' }, { code: 452 }, null),
    }),
    unsubscribe: fc.record({ 'List-Unsubscribe': mostly('One-Click') }),
    preferences: fc.record({ choice: mostly('save', 'none'), 'review-request': mostly('1', '') }),
    review: fc.record({
      'rating-11': mostly('5', '0', ''),
      'title-11': texts,
      'body-11': texts,
      name: texts,
      line: mostly('', '11'),
    }),
  }),
);

function bodyFor(path: string): fc.Arbitrary<object> {
  const last =
    path
      .replace(/\/:id.*/, '')
      .split('/')
      .at(-1) ?? '';
  return (path.includes(':id') ? undefined : bodies.get(last)) ?? fc.constant({});
}

/** The body of a request to a route: as JSON that it takes, mostly; or what is none. */
export const printedBody = (path: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: bodyFor(path).map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: junk.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    { weight: 1, arbitrary: fc.constantFrom('', '{', `"${'x'.repeat(70_000)}"`, '['.repeat(30_000)) },
  );
