import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { csvFile } from '../moving/csv-file.server.ts';
import { figuresCsv } from '../moving/return-figures-csv.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';

/** The twelve months of the figures as a CSV file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, shop, now } = await requireMerchant(request);
  const texts = textsFor();
  const today = now.toZonedDateTimeISO(shop.timezone).toPlainDate().toString();
  return csvFile(
    figuresCsv(await app().returns.performance(shopId, now), texts),
    texts.returns.figures.file.name(today),
  );
}
