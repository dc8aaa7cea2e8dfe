import type { LoaderFunctionArgs } from '@remix-run/node';
import type { ExportedReview } from '#app/modules/reviews/moving/exporting/exported.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { csvFile } from '../moving/csv-file.server.ts';
import { reviewsCsvHead, reviewsCsvLines } from '../moving/reviews-csv.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';

const rowsPerRead = 500;

/** Every review there is, as a CSV file that can be brought in again; written while it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role, mayPublish, now, shop } = await requireMerchant(request);
  if (!mayPublish) throw new Response(null, { status: 403 });
  const read = (after: bigint | null) =>
    app().reviews.exportReviews(shopId, { after, limit: rowsPerRead, addresses: role === 'owner' });
  // What cannot be read at all is an error, and no empty file.
  const lines = linesFrom(await read(null), read);
  const today = now.toZonedDateTimeISO(shop.timezone).toPlainDate().toString();
  return csvFile(lines, textsFor().reviewsMoved.exportName(today));
}

async function* linesFrom(
  first: readonly ExportedReview[],
  read: (after: bigint) => Promise<readonly ExportedReview[]>,
): AsyncGenerator<string> {
  yield reviewsCsvHead();
  for (let page = first; page.length > 0; ) {
    yield reviewsCsvLines(page);
    const last = page.at(-1);
    if (last === undefined || page.length < rowsPerRead) return;
    page = await read(last.id);
  }
}
