import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Member, MembersPage } from '#app/modules/loyalty/members/door.ts';
import { type Merchant, requireMerchant } from '../merchants/merchant.server.ts';
import { csvFile } from '../moving/csv-file.server.ts';
import { csvHead, csvLines } from '../moving/csv-lines.ts';
import { type Texts, textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';
import { findSearched } from './app.loyalty_.members/asked-members.server.ts';
import { membersFilter, readMembersAddress } from './app.loyalty_.members/query.ts';

const rowsPerRead = 250;

type Column = keyof Texts['members']['file']['columns'];
const columns: readonly Column[] = [
  ...(['customer', 'tier', 'available', 'pending', 'held', 'debt', 'ends', 'lastDay'] as const),
];

/**
 * The members that the list's address asks for, all of them, as a CSV file; written while it is read. Nobody is named in
 * it: Shopify's number of the customer leads there.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readMembersAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  const { shopId, now } = merchant;
  const found = await findSearched(shopId, asked.q);
  const query = { filter: membersFilter(asked), customers: found?.customers ?? null, limit: rowsPerRead };
  const read = (after: bigint | null) => app().loyalty.listMembers(shopId, { ...query, after }, now);
  const texts = textsFor();
  // What cannot be read at all is an error, and no empty file.
  const lines = linesFrom(await read(null), read, merchant, texts);
  const today = now.toZonedDateTimeISO(merchant.shop.timezone).toPlainDate().toString();
  return csvFile(lines, texts.members.file.name(today));
}

async function* linesFrom(
  first: MembersPage,
  read: (after: bigint) => Promise<MembersPage>,
  merchant: Merchant,
  texts: Texts,
): AsyncGenerator<string> {
  const { columns: heads } = texts.members.file;
  yield csvHead(columns.map((column) => heads[column]));
  for (let page = first; ; page = await read(page.next)) {
    yield csvLines(await rowsOf(merchant, page.members));
    if (page.next === null) return;
  }
}

async function rowsOf({ shopId, now }: Merchant, members: readonly Member[]): Promise<string[][]> {
  const { commerce, loyalty } = app();
  const ids = members.map(({ customerId }) => customerId);
  const [shopifyIds, tiers] = await Promise.all([
    commerce.customerShopifyIds(shopId, ids),
    loyalty.tiersOf(shopId, ids, now),
  ]);
  return members.map(({ customerId, balance, ends }) => {
    const cells: Record<Column, string> = {
      customer: shopifyIds.get(customerId)?.toString() ?? '',
      tier: tiers.get(customerId)?.name ?? '',
      available: balance.available.toString(),
      pending: balance.pending.toString(),
      held: balance.held.toString(),
      debt: balance.debt.toString(),
      ends: ends?.points.toString() ?? '',
      lastDay: ends?.lastDay.toString() ?? '',
    };
    return columns.map((column) => cells[column]);
  });
}
