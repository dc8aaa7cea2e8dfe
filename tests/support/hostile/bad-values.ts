import type { RefusalWord } from '../../../app/contracts/answers.ts';
import type { Crowd } from './crowd.ts';

/* What every field of every body must not be, and how each is refused. */

export const order = (number: bigint) => `gid://shopify/Order/${number}`;

export interface Route {
  /** A body that is good; absent: the route takes none. */
  readonly good?: () => Record<string, unknown>;
  /** By field: values that are refused, with the word. `lines.0.quantity` is a field within. */
  readonly fields?: Readonly<Record<string, readonly (readonly [value: unknown, word: RefusalWord])[]>>;
  /** Whose number stands in the address. */
  readonly ids?: () => Readonly<Record<'strangersView' | 'unknown', string>>;
}

export const bad = (...values: readonly unknown[]) => values.map((value) => [value, 'bad-input'] as const);
const notTexts = [undefined, null, 1, true, [], {}, ['x'], 'NUL \u0000', 'half \ud83d'];
export const notGids = [
  ...notTexts,
  '',
  'x',
  'gid://shopify/Product/1300',
  'gid://shopify/Order/0',
  'gid://shopify/Order/-1',
  'gid://shopify/Order/1e3',
  'gid://shopify/Order/٣',
  'gid://shopify/Order/1300 ',
  'gid://shopify/Order/1300/../1',
  "gid://shopify/Order/1300'--",
  `gid://shopify/Order/${'9'.repeat(30)}`,
  `gid://shopify/Order/1300${' '.repeat(200)}`,
];
const notLines = notGids.map((value) =>
  typeof value === 'string' ? value.replace('Order', 'LineItem').replace('1300', '11') : value,
);
const notKeys = [...notTexts, '', 'x'.repeat(101)];
export const foreign = (): readonly (readonly [unknown, RefusalWord])[] => [
  [order(1_301n), 'not-yours'],
  [order(1_302n), 'not-yours'],
  [order(2_101n), 'not-yours'],
  [order(999_999n), 'not-yours'],
];

const ofReturn: Route['fields'] = {
  order: [...bad(...notGids), ...foreign()],
  lines: bad(undefined, null, {}, 'x', 1, [], [null], [[]], ['x'], Array(101).fill({ line: 'x' })),
  'lines.0.line': [...bad(...notLines), ['gid://shopify/LineItem/999', 'unknown-line']],
  'lines.0.quantity': bad(undefined, null, 0, -1, 1e9, 1.5, '1', '1e3', 1e18, -0, [], {}, true, 21, 2 ** 53),
  'lines.0.reason': [
    ...bad(...notTexts, 'x'.repeat(101)),
    ['constructor', 'unknown-reason'],
    ['', 'unknown-reason'],
    ['<script>alert(1)</script>', 'unknown-reason'],
  ],
  'lines.0.note': bad(null, 1, [], {}, 'NUL \u0000', 'half \ud83d', 'x'.repeat(256)),
  'lines.0.answers': bad(null, 1, [], 'x', { a: 1 }, { a: 'NUL \u0000' }, { a: 'x'.repeat(256) }),
  'lines.0.photos': bad(null, 1, {}, 'x', [1], ['0'], ['x'], ['-1'], ['1e3'], Array(6).fill('1')),
  exchangeFor: bad(null, 1, {}, [], [{}], ['x'], [{ line: 'x', variant: 'x', quantity: 1 }]),
};

export const apiRoutes = (crowd: Crowd): Readonly<Record<string, Route>> => ({
  'api/rewards': {},
  'api/redemptions': {
    good: () => ({ reward: 'mine', points: '5', key: 'one intention', where: 'cart' }),
    fields: {
      reward: bad(...notTexts, '', 'other', 'constructor', '__proto__', 'x'.repeat(101)),
      points: bad(
        ...[null, 5, [], {}, true, '', '0', '-5', '+5', '5.0', '5 ', '1e9', '0x10', '٣', '5\u0000'],
        ...['1'.padEnd(19, '0'), '6', '10', '999999999999999'],
      ),
      key: bad(...notKeys),
      where: bad(undefined, null, 1, '', 'CART', 'admin', 'constructor', []),
    },
  },
  'api/birthday': {
    good: () => ({ day: '--02-29' }),
    fields: {
      day: bad(
        ...[
          undefined,
          null,
          1,
          [],
          {},
          true,
          '',
          '02-29',
          '--2-29',
          '--02-30',
          '--13-01',
          '--00-10',
          '--04-31',
        ],
        ...['--01-00', '2000-02-29', '--02-29T00:00', '--02-29 ', '--٠٢-٢٩', '--0x-01'],
      ),
    },
  },
  'api/redemptions/:id/release': {
    ids: () => ({ strangersView: String(crowd.mine.held), unknown: '999999' }),
  },
  'api/returns': {
    good: () => ({ ...goodQuote(crowd), outcome: 'refund', key: 'one intention' }),
    fields: {
      ...ofReturn,
      outcome: [
        ...bad(undefined, null, 1, [], 'x'.repeat(51), 'NUL \u0000'),
        ['', 'not-allowed'],
        ['cash', 'not-allowed'],
        ['constructor', 'not-allowed'],
      ],
      key: bad(...notKeys),
      askPerson: bad(null, 1, 'yes', [], {}),
    },
  },
  // Whatever its bytes are, they are a picture or none.
  'api/returns/photos': {},
  'api/returns/:id/messages': {
    ids: () => ({ strangersView: String(crowd.mine.waiting), unknown: '999999' }),
  },
  'api/returns/quote': { good: () => goodQuote(crowd), fields: ofReturn },
  'api/returns/:id/cancel': {
    ids: () => ({ strangersView: String(crowd.mine.waiting), unknown: '999999' }),
  },
  // Whatever their bytes are, they are a picture or a film, or neither.
  'api/reviews/photos': {},
  'api/reviews/videos/photos': {},
  // Of what was written: what is sent there is tried by itself.
  'api/reviews/edit': {},
  'api/reviews/consent': {},
  'api/reviews/withdraw': {},
  'api/reviews/drafts': {},
  'api/reviews': {
    good: () => ({
      order: order(crowd.orders.mine.shopifyId),
      line: 'gid://shopify/LineItem/11',
      rating: 5,
      title: 'Good',
      body: 'Fits.',
      displayName: 'A',
    }),
    fields: {
      order: [...bad(...notGids), ...foreign()],
      line: [...bad(...notLines), ['gid://shopify/LineItem/999', 'unknown-line']],
      rating: bad(undefined, null, 0, -1, 6, 1.5, 1e9, 1e18, '5', '1e3', '٣', [], {}, true),
      title: bad(null, 1, [], {}, 'NUL \u0000', 'half \ud83d', 'x'.repeat(121)),
      body: bad(null, 1, [], {}, 'NUL \u0000', 'half \ud83d', 'x'.repeat(5_001)),
      displayName: bad(null, 1, [], {}, 'NUL \u0000', 'half \ud83d', 'x'.repeat(61)),
    },
  },
});

/** One shirt of the shopper's own order. */
export function goodQuote(crowd: Crowd) {
  const line = { line: 'gid://shopify/LineItem/11', quantity: 1, reason: 'unwanted', note: 'too red' };
  return { order: order(crowd.orders.mine.shopifyId), lines: [line] };
}

/** What is no number in an address. */
export const notIds = [
  '0',
  '-1',
  '1e3',
  '1.5',
  '0x10',
  '٣',
  '%00',
  '%20',
  'x',
  '9'.repeat(19),
  '9'.repeat(400),
  "1'--",
  '..%2f1',
];
