import type { LoaderFunctionArgs } from '@remix-run/node';
import { currencyCode } from '#app/kernel/currency.ts';
import type { ReturnPage } from '#app/modules/returns/door.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { readStaffNames } from '../merchants/staff-names.server.ts';
import { csvFile } from '../moving/csv-file.server.ts';
import { type CsvWords, returnsCsvHead, returnsCsvLines } from '../moving/returns-csv.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';
import { queueQuery, readQueueAddress } from './app.returns._index/query.ts';

const rowsPerRead = 250;

/** The list that the queue's address asks for, all of it, as a CSV file; written while it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readQueueAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  const { shopId, staffId, now } = merchant;
  const currency = currencyCode(merchant.shop.currency);
  const query = queueQuery(asked, { staffId, currency, limit: rowsPerRead });
  const read = (after: string | null) => app().returns.list(shopId, { ...query, after });
  const texts = textsFor();
  const words = { texts, staff: await readStaffNames(merchant), zone: merchant.shop.timezone };
  // What cannot be read at all is an error, and no empty file.
  const lines = linesFrom(await read(null), read, words);
  const today = now.toZonedDateTimeISO(merchant.shop.timezone).toPlainDate().toString();
  return csvFile(lines, texts.returnsFile.name(today));
}

async function* linesFrom(
  first: ReturnPage,
  read: (after: string) => Promise<ReturnPage>,
  words: CsvWords,
): AsyncGenerator<string> {
  yield returnsCsvHead(words.texts);
  for (let page = first; ; page = await read(page.next)) {
    yield returnsCsvLines(page.returns, words);
    if (page.next === null) return;
  }
}
