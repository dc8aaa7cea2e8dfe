import { zone } from '#app/kernel/calendar.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { type AnalyticsView, analyticsView } from './analytics-view.ts';

/** How the programme does, as text. */
export async function readAnalyticsView({ shopId, shop, now }: Merchant): Promise<AnalyticsView> {
  const print = openPrint({ zone: shop.timezone, now });
  return analyticsView(await app().loyalty.analytics(shopId, now), print, textsFor(), zone(shop.timezone));
}
