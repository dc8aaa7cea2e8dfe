import type { LoaderFunctionArgs } from '@remix-run/node';
import { localDate } from '#app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '#app/kernel/ids.ts';
import { languageOfHeader } from '#app/kernel/language.ts';
import { defaultPolicy } from '#app/modules/returns/policy/policy.ts';
import { termsOf } from '#app/modules/returns/policy/terms-of.ts';
import { onlyPages, requireProxyVisit } from '../../shoppers/shopper.server.ts';
import { app } from '../../wiring.server.ts';
import { type AskedProduct, knownFacts } from './known-facts.ts';
import { noPolicyPage, policyPage } from './page.ts';
import { structuredData } from './structured-data.ts';

/** The return policy in plain words: today's, or the version that somebody bought under; for a product and a country. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const { shopId, now, domain } = visit;
  const search = new URL(request.url).searchParams;
  const language = languageOfHeader(request.headers.get('accept-language')) ?? 'en';
  const asked = numberOf(search.get('version'));
  const [shop, { liveFrom, current }, product] = await Promise.all([
    app().commerce.getShop(shopId),
    app().returns.getPolicy(shopId),
    productOf(shopId, search.get('product')),
  ]);
  const saved = asked === null ? current : await versionOf(shopId, asked);
  // What somebody bought under is theirs to read, also once returns are off.
  if (liveFrom === null && (asked === null || saved === null)) return noPolicyPage(visit, language);
  if (asked !== null && saved === null) return noPolicyPage(visit, language);
  const policy = saved?.policy ?? defaultPolicy();
  const country = countryOf(search.get('country'));
  const facts = (where: string | null) => knownFacts(where, product, localDate(now, shop.timezone));
  const where = country ?? shop.country;
  return policyPage({
    ...{ visit, language, policy, country, currency: shop.currency },
    version: saved?.version ?? 0,
    since: saved === null ? null : localDate(saved.effectiveAt, shop.timezone).toString(),
    product: product && { id: product.id.toString(), title: product.title },
    terms: termsOf(policy, facts(country)),
    data:
      asked === null
        ? structuredData({
            terms: termsOf(policy, facts(where)),
            currency: shop.currency,
            country: where,
            shopCountry: shop.country,
            url: `https://${domain}${visit.pathPrefix}/returns-policy`,
          })
        : null,
  });
}

export const action = onlyPages;

async function versionOf(shopId: ShopId, version: number) {
  const [saved] = await app().returns.listPolicies(shopId, { before: version + 1, limit: 1 });
  return saved?.version === version ? saved : null;
}

/** Null: none was asked for, or we know none of that number. */
async function productOf(shopId: ShopId, text: string | null): Promise<AskedProduct | null> {
  if (!/^[1-9]\d{0,17}$/.test(text ?? '')) return null;
  const id = shopifyId(BigInt(text ?? ''));
  const { commerce } = app();
  const [cards, traits] = await Promise.all([
    commerce.productCards(shopId, [id]),
    commerce.productTraits(shopId, [id]),
  ]);
  const [card, known] = [cards.get(id), traits.get(id)];
  return card && known && !card.deleted ? { id, title: card.title, traits: known } : null;
}

const countryOf = (text: string | null) => (/^[A-Z]{2}$/.test(text ?? '') ? text : null);
const numberOf = (text: string | null) => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null);
