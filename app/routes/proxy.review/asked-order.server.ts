import { escapeHtml } from '#app/kernel/html.ts';
import { customerId as asCustomerId } from '#app/kernel/ids.ts';
import { type Language, languageOf, languageOfHeader } from '#app/kernel/language.ts';
import type { OrderToReview } from '#app/modules/reviews/door.ts';
import type { ReviewVia } from '#app/modules/reviews/review.ts';
import { link, paragraph, shopperPage } from '../../shoppers/page.ts';
import type { ProxyVisit } from '../../shoppers/shopper.server.ts';
import { app } from '../../wiring.server.ts';
import { accountLink } from './texts/account-link.ts';
import { type ReviewPageTexts, reviewPageTexts } from './texts/texts.ts';

export interface AskedOrder {
  readonly order: OrderToReview;
  readonly via: ReviewVia;
  readonly language: Language;
  /** The page's own address at the storefront. */
  readonly action: string;
  readonly home: string;
}

type Plain = {
  readonly [Name in
    | 'expired'
    | 'unknown'
    | 'signIn'
    | 'closed'
    | 'erased'
    | 'alreadyDone'
    | 'tooMany'
    | 'tooLarge']: ReviewPageTexts[Name];
};

/** A page that only says something, and where to go from there. */
export function plainPage(language: Language, name: keyof Plain, status: number, home: string): Response {
  const texts = reviewPageTexts[language];
  const { title, text } = texts[name];
  const account = throughAccount.includes(name) ? link(`${home}account`, accountLink[language]) : '';
  return shopperPage({ language, title, status, body: paragraph(text) + account + link(home, texts.back) });
}

/** Where the account has what the link did not open. */
const throughAccount: readonly (keyof Plain)[] = ['expired', 'unknown', 'signIn'];

/**
 * The order that a shopper came to review: by the signed link of a mail, or signed in by its number. Throws a page
 * that says why there is none: 404 for a link that is not ours or another shop's, 410 for one that has expired or whose
 * holder was forgotten.
 */
export async function requireAskedOrder(request: Request, visit: ProxyVisit): Promise<AskedOrder> {
  const asked = new URL(request.url).searchParams;
  const home = `${visit.root}/`;
  const spoken = languageOfHeader(request.headers.get('accept-language')) ?? 'en';
  const token = asked.get('token');
  if (token !== null) {
    const read = app().mailLinks.readReview(visit.shopId, token, visit.now);
    if (read.state === 'expired') throw plainPage(spoken, 'expired', 410, home);
    if (read.orderId === undefined) throw plainPage(spoken, 'unknown', 404, home);
    const query = `?token=${encodeURIComponent(token)}`;
    return found(visit, read.orderId, { via: 'mail', query, home, spoken });
  }
  if (visit.customerId === null) throw plainPage(spoken, 'signIn', 401, home);
  const wanted = asked.get('order');
  if (wanted === null || !/^\d{1,18}$/.test(wanted)) throw await chooseOrder(visit, spoken, home);
  const { open, written } = await app().reviews.listForCustomer(
    visit.shopId,
    visit.customerId,
    { order: BigInt(wanted) },
    visit.now,
  );
  const orderId =
    written[0]?.review.orderId ?? (open.length > 0 ? await ownOrder(visit, BigInt(wanted)) : null);
  if (orderId === null || orderId === undefined) throw plainPage(spoken, 'unknown', 404, home);
  return found(visit, orderId, { via: 'storefront', query: `?order=${wanted}`, home, spoken });
}

async function ownOrder({ shopId, customerId }: ProxyVisit, shopifyId: bigint): Promise<bigint | null> {
  if (customerId === null) return null;
  const orders = await app().commerce.listOrdersOfCustomer(shopId, customerId, 250);
  return orders.find((order) => order.shopifyId === shopifyId)?.id ?? null;
}

async function found(
  visit: ProxyVisit,
  orderId: bigint,
  { via, query, home, spoken }: { via: ReviewVia; query: string; home: string; spoken: Language },
): Promise<AskedOrder> {
  const order = await app().reviews.openOrder(visit.shopId, orderId, visit.now);
  if (order === null) throw plainPage(spoken, 'unknown', 404, home);
  if (order.erased) throw plainPage(spoken, 'erased', 410, home);
  const language = await languageOfCustomer(visit, order.customerId, spoken);
  if (!order.allowed) throw plainPage(language, 'closed', 403, home);
  return { order, via, language, home, action: `${visit.pathPrefix}/review${query}` };
}

/** The customer's own language; where it is not known, their browser's. */
async function languageOfCustomer(
  { shopId }: ProxyVisit,
  customerId: bigint | null,
  spoken: Language,
): Promise<Language> {
  if (customerId === null) return spoken;
  const customer = await app().commerce.findCustomer(shopId, asCustomerId(customerId));
  return customer?.locale ? languageOf(customer.locale) : spoken;
}

/** Everything that the customer can still review, order by order. */
async function chooseOrder(visit: ProxyVisit, language: Language, home: string): Promise<Response> {
  const texts = reviewPageTexts[language];
  const customerId = visit.customerId ?? 0n;
  const { open } = await app().reviews.listForCustomer(visit.shopId, customerId, {}, visit.now);
  const orders = new Map(open.map((line) => [line.orderShopifyId, line.orderName]));
  const items = [...orders].map(
    ([id, name]) =>
      `<li><a href="${escapeHtml(`${visit.pathPrefix}/review?order=${id}`)}">${escapeHtml(texts.title(name))}</a></li>`,
  );
  const list = items.length === 0 ? paragraph(texts.choose.nothing) : `<ul>${items.join('')}</ul>`;
  return shopperPage({ language, title: texts.choose.title, body: list + link(home, texts.back) });
}
