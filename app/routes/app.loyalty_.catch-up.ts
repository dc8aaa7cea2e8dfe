import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { currencyCode } from '#app/kernel/currency.ts';
import { assumedPointWorth, bestPointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { printPointWorth } from '../ui/print/point-worth.ts';
import { openPrint } from '../ui/print/print.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';
import { catchUpRanges, catchUpStart } from './app.loyalty/decide.server.ts';

export interface CatchUpCount {
  readonly range: string;
  readonly none: boolean;
  readonly orders: string;
  readonly customers: string;
  readonly points: string;
  readonly pointsNumber: string;
  readonly worth: string;
  readonly worthNote: string;
  readonly capped: boolean;
}

const ranges = z.enum(catchUpRanges);

/** What awarding past orders would give, counted before anybody decides. Writes nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const range = ranges.safeParse(new URL(request.url).searchParams.get('range'));
  if (!range.success) throw new Response(null, { status: 422 });
  const { loyalty } = app();
  const from = catchUpStart(merchant, range.data);
  const [preview, { settings }] = await Promise.all([
    loyalty.catchUpPreview(merchant.shopId, { from }, merchant.now),
    loyalty.getRewards(merchant.shopId),
  ]);
  const best = bestPointWorth(settings);
  const worth = best ?? assumedPointWorth(currencyCode(merchant.shop.currency));
  const texts = textsFor();
  const words = texts.loyalty.catchUp;
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return json<CatchUpCount>({
    range: range.data,
    none: preview.points <= 0n,
    orders: print.count(preview.orders),
    customers: print.count(preview.customers),
    points: texts.shared.points(print.points(preview.points)),
    pointsNumber: print.points(preview.points),
    worth: print.money(preview.worth),
    worthNote: (best === null ? words.worthNote : words.worthNoteBest)(printPointWorth(worth, print)),
    capped: preview.capped,
  });
}
