import { itemName } from '#app/kernel/item-name.ts';
import { languageOf } from '#app/kernel/language.ts';
import type { WrittenMail } from '#app/modules/messages/mails/mail.ts';
import { ownTexts } from '#app/modules/messages/templates/resolve-texts.ts';
import type { ReviewableOrder } from '#app/modules/reviews/ports.ts';
import { reviewableLines } from '#app/modules/reviews/requests/reviewable-lines.ts';
import { writeMail } from '../../mails/write-mail.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';

/** The mail that would ask about an order, in the shop's own words and look. Its links lead to the shop. */
export async function requestMail(
  { shopId, shop, domain, now }: Merchant,
  order: ReviewableOrder,
  locale: string | null,
): Promise<WrittenMail> {
  const { messages } = app();
  const [template, { brand }] = await Promise.all([
    messages.getTemplate(shopId, 'review-request'),
    messages.getBrand(shopId),
  ]);
  const language = languageOf(locale);
  const url = `https://${domain}`;
  const products = reviewableLines(order).map(({ shopifyId, productTitle, variantTitle, imageUrl }) => ({
    line: shopifyId,
    title: itemName(productTitle, variantTitle),
    imageUrl,
    quantity: 1,
  }));
  return writeMail({
    parts: [{ kind: 'review-request', orderName: order.name, products, url }],
    language,
    locale: locale ?? language,
    lifecycle: 'repeat',
    firstName: null,
    shopName: shop.name,
    brand,
    texts: { 'review-request': ownTexts(template.overrides, language, 'every') },
    preferencesUrl: url,
    openUrl: null,
    at: now,
  });
}
