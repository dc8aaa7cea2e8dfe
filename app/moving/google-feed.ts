import { XMLBuilder } from 'fast-xml-parser';
import type { FeedProduct, FeedReview } from '../modules/reviews/moving/feed/feed-review.ts';

// Google's product review feed, schema 2.4. Its elements stand in a fixed order, and an empty one is not allowed.

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  processEntities: true,
  suppressEmptyNode: false,
  suppressBooleanAttributes: false,
});

export interface FeedShop {
  readonly name: string;
  /** Of the storefront, without a slash at its end. */
  readonly url: string;
}

export function feedHead({ name }: FeedShop): string {
  const head = builder.build({
    version: '2.4',
    aggregator: { name: 'Afterglow' },
    publisher: { name: xmlText(name) || 'Shop' },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.google.com/shopping/reviews/schema/product/2.4/product_reviews.xsd">
${head}<reviews>
`;
}

export const feedTail = '</reviews></feed>\n';

/** A line for each review; one whose words hold nothing that XML can say is left out. */
export function feedLines(reviews: readonly FeedReview[], shop: FeedShop): string {
  return reviews
    .flatMap((review) => {
      const element = reviewElement(review, shop);
      return element === null ? [] : [`${builder.build({ review: element })}\n`];
    })
    .join('');
}

function reviewElement(review: FeedReview, shop: FeedShop) {
  const content = xmlText(review.body);
  const [about] = review.products;
  if (content === '' || about === undefined) return null;
  const title = xmlText(review.title);
  const name = xmlText(review.displayName);
  return {
    review_id: review.id.toString(),
    reviewer: {
      name: name === '' ? { '@is_anonymous': 'true', '#text': 'Anonymous' } : name,
      ...(review.reviewer === null ? {} : { reviewer_id: review.reviewer }),
    },
    is_verified_purchase: String(review.verifiedPurchase),
    ...(review.incentivised === null ? {} : { is_incentivized_review: String(review.incentivised) }),
    review_timestamp: review.submittedAt.toString({ smallestUnit: 'second' }),
    ...(title === '' ? {} : { title }),
    content,
    ...(review.language === null ? {} : { review_language: review.language }),
    ...(review.country === null ? {} : { review_country: review.country }),
    review_url: { '@type': 'group', '#text': `${productUrl(about, shop)}#reviews` },
    ...(review.images.length === 0
      ? {}
      : { reviewer_images: { reviewer_image: review.images.map((url) => ({ url: xmlText(url) })) } }),
    ratings: { overall: { '@min': '1', '@max': '5', '#text': String(review.stars) } },
    products: { product: review.products.map((product) => productElement(product, shop)) },
    is_spam: 'false',
    collection_method: review.asked ? 'post_fulfillment' : 'unsolicited',
    ...(review.transaction === null ? {} : { transaction_id: review.transaction }),
  };
}

function productElement(product: FeedProduct, shop: FeedShop) {
  const brand = xmlText(product.brand);
  const list = (values: readonly string[]) => values.map(xmlText).filter(Boolean);
  const [gtins, skus] = [list(product.gtins), list(product.skus)];
  // A number of the maker's says nothing without its brand.
  const mpns = brand === '' ? [] : list(product.mpns);
  const ids = {
    ...(gtins.length === 0 ? {} : { gtins: { gtin: gtins } }),
    ...(mpns.length === 0 ? {} : { mpns: { mpn: mpns } }),
    ...(skus.length === 0 ? {} : { skus: { sku: skus } }),
    ...(brand === '' ? {} : { brands: { brand } }),
  };
  const name = xmlText(product.title);
  return {
    ...(Object.keys(ids).length === 0 ? {} : { product_ids: ids }),
    ...(name === '' ? {} : { product_name: name }),
    product_url: productUrl(product, shop),
  };
}

const productUrl = ({ handle }: FeedProduct, { url }: FeedShop): string =>
  `${url}/products/${encodeURIComponent(handle)}`;

/** Without what XML 1.0 cannot hold: control characters, halves of pairs and the two that are no characters. */
export function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '').trim();
}
