import type { LoaderFunctionArgs } from '@remix-run/node';
import { shopifyId } from '#app/kernel/ids.ts';
import { onlyPages, type ProxyVisit, requireProxyVisit } from '../../shoppers/shopper.server.ts';
import { app } from '../../wiring.server.ts';
import { listAsked } from './asked-list.ts';
import { listPart, offPart, type ReviewsPage, reviewsPage } from './list-page.ts';
import { htmlPart } from './themed-page.ts';
import { languageOfVisit } from './told.server.ts';
import { toldPage } from './told-page.ts';

/** Published reviews of a product or of the whole shop, page by page; `part=list`: the list alone. None while the area is off. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const search = new URL(request.url).searchParams;
  const language = languageOfVisit(request);
  const query = listAsked(search);
  const list = `${visit.pathPrefix}/reviews`;
  if (query === null) return toldPage(language, 'badAddress', 400, list);
  const page = await app().reviews.listPublished(visit.shopId, query);
  if ('refused' in page) return toldPage(language, 'badAddress', 400, list);
  const { root } = visit;
  const asked = { language, query, page, list, root, ...(await standingAbove(visit, query.product)) };
  const part = search.get('part') === 'list';
  if (asked.summary === null && (await app().reviews.getSettings(visit.shopId)).liveFrom === null)
    return part ? htmlPart(offPart(language)) : toldPage(language, 'off', 404, `${visit.root}/`);
  return part ? htmlPart(listPart(asked)) : reviewsPage(asked);
}

export const action = onlyPages;

/** The product's own page is where its reviews lead back to, the shop's where it is not known or gone. */
async function standingAbove(
  { shopId, root, now }: ProxyVisit,
  product: bigint | null,
): Promise<Pick<ReviewsPage, 'summary' | 'title' | 'home'>> {
  const { commerce, reviews } = app();
  const [summary, cards] = await Promise.all([
    reviews.readSummary(shopId, product, now),
    product === null ? null : commerce.productCards(shopId, [shopifyId(product)]),
  ]);
  const card = product === null ? undefined : cards?.get(shopifyId(product));
  const home =
    card === undefined || card.deleted ? `${root}/` : `${root}/products/${encodeURIComponent(card.handle)}`;
  return { summary, title: card?.title ?? null, home };
}
