import type { ServerResponse } from 'node:http';
import type {
  ShownMedia,
  ShownQuestions,
  ShownRating,
  ShownReview,
} from '../../app/modules/reviews/listing/shown.ts';
import { getShop } from '../../sandbox/domain/shops.ts';
import { createFrame } from '../../sandbox/frame/create-frame.ts';
import { pictureAddress } from '../../sandbox/frame/products/picture-address.ts';
import type { Received } from '../../sandbox/http/fake-app.ts';
import type { Parts } from '../../sandbox/http/parts.ts';
import { echoParts, type TestSandbox } from '../../sandbox/http/test-sandbox.ts';
import { openState } from '../../sandbox/state/database.ts';
import { createStorefront, storefrontMissing } from '../../sandbox/storefront/create-storefront.ts';
import { escapeHtml } from '../../sandbox/storefront/liquid/translate.ts';

/** A sandbox with its storefront alone. `themeFolder`: another theme than its own. */
export function storefrontParts(themeFolder?: string): Parts {
  return {
    ...echoParts,
    routes: (ground) => {
      const deps = { ...ground, ...(themeFolder !== undefined && { themeFolder }) };
      return [
        createFrame({
          ...ground,
          checkApp: async () => ({ up: true, worker: true }),
          extensions: new URL('file:///no-extensions/'),
        }),
        createStorefront(deps),
        storefrontMissing(deps),
      ];
    },
  };
}

const said = (en: string, de: string) => ({ every: en, de });
const writers = ['Ada L.', 'Bo L.', 'Chiyo N.', 'Dara O.', 'Emil K.', 'Farah S.', 'Gil R.', 'Hana M.'];
const words = [
  'Warm, and it has kept its shape through a winter of washing. The sleeves are a little long for me.',
  'Runs small: I would take one size more next time.',
  'Softer than I thought, and lighter too. I wear it at work and on walks.',
  'Good wool, honest stitching. The colour is a shade darker than in the picture.',
];

const picture = (product: string, colour: string): ShownMedia => ({
  ...{ kind: 'photo', poster: null, width: 600, height: 600 },
  url: pictureAddress(product, colour),
});

/** One of many reviews, the newest first; every kind of label is among the first ten. */
export function shownReview(at: number, product: string): ShownReview {
  const stars = [5, 3, 4, 5, 2, 5, 4, 1, 5, 4] as const;
  const outcomes = ['kept', 'exchanged', 'returned'] as const;
  return {
    id: String(900 - at),
    rating: stars[at % 10] ?? 5,
    title: at % 2 === 0 ? 'Worth it' : '',
    body: words[at % 4] ?? '',
    name: writers[at % 8] ?? '',
    date: `2026-02-${String(28 - at).padStart(2, '0')}`,
    purchase: outcomes[at % 3] ?? 'kept',
    verification: at === 3 ? 'unverified' : at === 4 ? 'verified_reviewer' : 'verified_buyer',
    incentivised: at === 1,
    imported: at === 3,
    edited: at === 2,
    recommends: at === 0 ? true : at === 4 ? false : null,
    variant: 'Moss / M',
    product: null,
    answers: at === 1 ? { fit: '1' } : at === 2 ? { fit: '2' } : { fit: '3' },
    media: at === 0 ? ['Moss', 'Clay', 'Ink'].map((colour) => picture(product, colour)) : [],
    helpful: at === 0 ? 12 : 0,
    reply:
      at === 1
        ? { body: 'Thank you for telling. We have put that on the size guide.', date: '2026-02-28' }
        : null,
  };
}

/** 23 reviews, of which the metafield lists ten. */
export function shownRating(product: string): ShownRating {
  const list = Array.from({ length: 10 }, (_, at) => shownReview(at, product));
  return {
    value: '4.1',
    count: 23,
    histogram: { 1: 1, 2: 2, 3: 2, 4: 7, 5: 11 },
    ...{ media: 1, recommended: 21, notRecommended: 2 },
    attributes: [
      {
        id: 'fit',
        kind: 'scale',
        label: said('How does it fit?', 'Wie sitzt es?'),
        values: [
          { value: '1', label: said('Runs small', 'Fällt klein aus') },
          { value: '3', label: said('True to size', 'Passt wie erwartet') },
          { value: '5', label: said('Runs large', 'Fällt groß aus') },
        ],
        counts: { 1: 3, 2: 2, 3: 13, 4: 2, 5: 1 },
      },
    ],
    list,
    gallery: ['Moss', 'Clay', 'Ink'].map((colour) => ({ ...picture(product, colour), review: '900' })),
    how: {
      ...{
        asked: 'delivered',
        asks: true,
        consent: 'somewhere',
        leavesOut: false,
        otherTimes: true,
        delayDays: 7,
        reminders: 1,
        publish: 'auto',
      },
      ...{ verified: 20, imported: 1, incentivised: 1, incentive: 'points', products: 1 },
      ...{ average: 'mean-to-one-decimal', order: 'newest-first', hiddenFor: ['spam'] },
    },
  };
}

const questions: ShownQuestions = {
  ...{ count: 2, open: true, owners: true },
  list: [
    {
      ...{ id: '41', body: 'Does it itch on bare skin?', name: 'Ivo P.', date: '2026-02-20' },
      answers: [
        {
          id: '51',
          by: 'merchant',
          body: 'Lambswool is soft; most wear it so.',
          name: '',
          date: '2026-02-21',
        },
        { id: '52', by: 'owner', body: 'Not for me.', name: 'Ada L.', date: '2026-02-23' },
      ],
    },
    { ...{ id: '40', body: 'Is there a petite length?', name: 'Jo', date: '2026-02-11' }, answers: [] },
  ],
};

export interface ReviewedShop {
  domain: string;
  store: string;
  /** Shopify's id of the jumper that has reviews. */
  product: string;
}

/** A shop with a jumper that has 23 reviews and two questions, and with a blanket that nobody reviewed. */
export async function reviewedShop(sandbox: TestSandbox): Promise<ReviewedShop> {
  const place = { currency: 'EUR', country: 'DE', timezone: 'Europe/Berlin', name: 'Fern & Fable' };
  const domain = await sandbox.shop({ ...place, pricesIncludeTax: true });
  await sandbox.post(`/control/shops/${domain}/products`, [
    {
      ...{ sku: 'JUMPER', title: 'Fjell jumper', variantTitle: 'Moss / M', price: '48.00', stock: 9 },
      ...{ type: 'Knitwear', collections: ['Knitwear'], descriptionHtml: '<p>Lambswool, in one piece.</p>' },
    },
    { sku: 'BLANKET', title: 'Hollow wool blanket', price: '90.00', stock: 9, collections: ['Knitwear'] },
  ]);
  const state = await openState(sandbox.options.databaseUrl, { connections: 1 });
  try {
    const shop = await getShop(state, domain);
    const [row] = await state.query<{ id: string }>(
      `select id::text from resource where shop = $1 and kind = 'product' and data ->> 'handle' = 'fjell-jumper'`,
      [domain],
    );
    const product = row?.id ?? '';
    const rating = shownRating(product);
    const standard = { scale_min: '1.0', scale_max: '5.0', value: rating.value };
    for (const [namespace, key, type, value] of [
      ['afterglow', 'reviews', 'json', rating],
      ['afterglow', 'questions', 'json', questions],
      ['reviews', 'rating', 'rating', standard],
      ['reviews', 'rating_count', 'number_integer', rating.count],
    ] as const)
      await state.query(
        `insert into metafield (shop, owner_type, owner_id, namespace, key, type, value, created_at, updated_at)
         values ($1, 'PRODUCT', $2, $3, $4, $5, $6, now(), now())`,
        [shop.domain, product, namespace, key, type, JSON.stringify(value)],
      );
    // The app's own: reviews are on.
    await state.query(
      `insert into metafield (shop, owner_type, owner_id, namespace, key, type, value, created_at, updated_at)
       values ($1, 'APP_INSTALLATION', $2, 'reviews', 'area', 'json', '{"live":true}', now(), now())`,
      [shop.domain, shop.id],
    );
    return { domain, product, store: `${sandbox.running.origin}/store/${domain.split('.')[0]}` };
  } finally {
    await state.close();
  }
}

const fiveAtOnce = 5;

/** The app's own list, as far as the blocks ask for it: by stars, by a word, in fives. */
export function answerList(
  { path, body, headers }: Received,
  response: ServerResponse,
  product: string,
): void {
  const url = new URL(path, 'http://app.invalid');
  const send = (status: number, type: string, text: string) =>
    response.writeHead(status, { 'content-type': type }).end(text);
  if (url.pathname.endsWith('/vote') || url.pathname.endsWith('/report')) {
    if (headers.accept !== 'application/json') {
      const back = new URLSearchParams(body).get('back') ?? '/';
      response.writeHead(303, { location: `${back}#afterglow-voted` }).end();
    } else if (body.includes('reason=illegal')) send(503, 'application/json', '{}');
    else
      send(
        200,
        'application/json',
        JSON.stringify(url.pathname.endsWith('/vote') ? { helpful: 13 } : { reported: true }),
      );
    return;
  }
  const [stars, word, after] = ['stars', 'q', 'after'].map((name) => url.searchParams.get(name));
  const found = Array.from({ length: 23 }, (_, at) => shownReview(at, product)).filter(
    (one) => (stars === null || String(one.rating) === stars) && (!word || one.body.includes(word)),
  );
  const from = Number(after ?? 0);
  const items = found
    .slice(from, from + fiveAtOnce)
    .map(
      ({ id, body: text, rating }) =>
        `<li><article id="afterglow-review-${id}"><p>${rating}: ${escapeHtml(text)}</p></article></li>`,
    );
  const next = new URLSearchParams(url.searchParams);
  for (const name of ['part', 'shop', 'path_prefix', 'timestamp', 'signature', 'logged_in_customer_id'])
    next.delete(name);
  next.set('after', String(from + fiveAtOnce));
  const prefix = url.searchParams.get('path_prefix') ?? '';
  const more =
    from + fiveAtOnce < found.length
      ? `<a rel="next" href="${prefix}/reviews?${escapeHtml(String(next))}">More</a>`
      : '';
  send(200, 'text/html; charset=utf-8', `<ol class="afterglow-reviews-list">${items.join('')}</ol>${more}`);
}
