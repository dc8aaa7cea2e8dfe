import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { csvFile } from '../moving/csv-file.server.ts';
import { reportHead, reportLines } from '../moving/report-csv.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';

/** Lines of a file that were left out, with why; nothing of what stands in them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, mayPublish, now } = await requireMerchant(request);
  if (!mayPublish) throw new Response(null, { status: 403 });
  const id = /^\d{1,18}$/.test(params.id ?? '') ? BigInt(params.id ?? '') : null;
  const { reviews } = app();
  if (id === null || (await reviews.findImport(shopId, id, now)) === null)
    throw new Response(null, { status: 404 });
  const texts = textsFor();
  return csvFile(linesOf(id), texts.reviewsMoved.reportName(id.toString()));

  async function* linesOf(batch: bigint): AsyncGenerator<string> {
    yield reportHead(texts);
    for (let after = 0; ; ) {
      const problems = await reviews.listImportProblems(shopId, batch, after);
      yield reportLines(problems, texts);
      const last = problems.at(-1);
      if (last === undefined || problems.length < 1000) return;
      after = last.line;
    }
  }
}
