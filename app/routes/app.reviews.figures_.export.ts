import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { csvFile } from '../moving/csv-file.server.ts';
import { reviewFiguresCsv } from '../moving/review-figures-csv.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';

/** The twelve months of the figures of reviews as a CSV file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, shop, now } = await requireMerchant(request);
  const texts = textsFor();
  const today = now.toZonedDateTimeISO(shop.timezone).toPlainDate().toString();
  const { months } = await app().reviews.performance(shopId, now);
  return csvFile(reviewFiguresCsv(months, texts), texts.reviewFigures.file.name(today));
}
