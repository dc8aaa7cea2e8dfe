import type { LoaderFunctionArgs } from '@remix-run/node';
import { loyaltyFiguresCsv } from '../loyalty-figures-csv.ts';
import { requireMerchant } from '../merchant.server.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';

/** The twelve months of the programme's figures as a CSV file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, shop, now } = await requireMerchant(request);
  const texts = textsFor();
  const today = now.toZonedDateTimeISO(shop.timezone).toPlainDate().toString();
  return new Response(loyaltyFiguresCsv(await app().loyalty.analytics(shopId, now), texts), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${texts.loyaltyFigures.file.name(today)}"`,
      'Cache-Control': 'no-store',
    },
  });
}
