import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { csvFile } from '../moving/csv-file.server.ts';
import { loyaltyFiguresCsv } from '../moving/loyalty-figures-csv.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';

/** The twelve months of the programme's figures as a CSV file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, shop, now } = await requireMerchant(request);
  const texts = textsFor();
  const today = now.toZonedDateTimeISO(shop.timezone).toPlainDate().toString();
  return csvFile(
    loyaltyFiguresCsv(await app().loyalty.analytics(shopId, now), texts),
    texts.loyaltyFigures.file.name(today),
  );
}
