import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { type MailFigures, type ReviewFiguresView, reviewFiguresView } from './performance-view.ts';

/** How a shop does with reviews, as text. */
export async function readReviewFigures({
  shopId,
  shop,
  now,
}: Merchant): Promise<ReviewFiguresView & { readonly pending: number }> {
  const { reviews } = app();
  const [performance, words, mails, settings, pending] = await Promise.all([
    reviews.performance(shopId, now),
    reviews.lowWords(shopId, now),
    mailFigures(shopId, now),
    reviews.getSettings(shopId),
    reviews.waiting(shopId),
  ]);
  const attributes = settings.current?.settings.writing.attributes ?? [];
  const print = openPrint({ zone: shop.timezone, now });
  return { ...reviewFiguresView({ performance, words, mails, attributes }, print, textsFor()), pending };
}

const asking: readonly string[] = ['review-request', 'review-reminder'];

async function mailFigures(shopId: bigint, now: Merchant['now']): Promise<MailFigures> {
  const { kinds } = await app().messages.overview(shopId, now);
  const sum = { due: 0, sent: 0, bounced: 0 };
  for (const { kind, figures } of kinds) {
    if (!asking.includes(kind)) continue;
    const sent = figures.sent + figures.merged;
    sum.sent += sent;
    sum.due += sent + figures.notSent + figures.unknown;
    sum.bounced += figures.bounced;
  }
  return sum;
}
