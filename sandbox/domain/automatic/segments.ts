import type { Reader, Tx } from '../../state/database.ts';
import { findDocument, lockDocument, removeDocument, saveDocument, takeId } from '../../state/documents.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { CustomerData, Id, Shop } from '../types.ts';
import type { SegmentData } from './types.ts';

/** A segment of the customers with a tag. Refused: `taken` when another has the name, a query that is none. */
export async function createSegment(
  tx: Tx,
  shop: Shop,
  { name, query }: { name: string; query: string },
): Promise<SegmentData> {
  requireQuery(query);
  if (name.trim() === '') throw new Refusal('bad-input', "Name can't be blank", shownOn('name'));
  // Two that ask for one name wait for each other here.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`segment:${shop.domain}:${name}`]);
  const taken = await tx.query("select from resource where shop = $1 and kind = 'segment' and name = $2", [
    shop.domain,
    name,
  ]);
  if (taken.length > 0) throw new Refusal('taken', 'Name has already been taken', shownOn('name'));
  const at = isoSeconds(shop.now);
  const segment = { id: await takeId(tx), name, query, createdAt: at, updatedAt: at };
  await save(tx, shop, segment);
  return segment;
}

/** The segment with another query. */
export async function updateSegment(
  tx: Tx,
  shop: Shop,
  { id, query }: { id: Id; query: string },
): Promise<SegmentData> {
  requireQuery(query);
  const before = await lockDocument(tx, shop, 'segment', id);
  if (before === null) throw missing();
  const after = { ...before, query, updatedAt: isoSeconds(shop.now) };
  await save(tx, shop, after);
  return after;
}

export async function deleteSegment(tx: Tx, shop: Shop, id: Id): Promise<void> {
  if ((await lockDocument(tx, shop, 'segment', id)) === null) throw missing();
  await removeDocument(tx, shop, 'segment', id);
}

/** The segments that a customer is in now. */
export async function segmentsOf(on: Reader, shop: Shop, customerId: Id): Promise<ReadonlySet<Id>> {
  const customer = await findDocument(on, shop, 'customer', customerId);
  if (customer === null) return new Set();
  const rows = await on.query<{ data: SegmentData }>(
    "select data from resource where shop = $1 and kind = 'segment'",
    [shop.domain],
  );
  return new Set(rows.filter(({ data }) => isIn(customer, data)).map(({ data }) => data.id));
}

function isIn({ tags }: CustomerData, { query }: SegmentData): boolean {
  const tag = tagOf(query)?.toLowerCase();
  return tags.some((own) => own.toLowerCase() === tag);
}

/** The only kind of query that the sandbox knows. */
function tagOf(query: string): string | null {
  return /^customer_tags\s+CONTAINS\s+'([^']+)'$/i.exec(query.trim())?.[1] ?? null;
}

function requireQuery(query: string): void {
  if (tagOf(query) === null) {
    throw new Refusal('bad-input', "The sandbox knows only customer_tags CONTAINS 'tag'", shownOn('query'));
  }
}

const shownOn = (field: string) => ({ field: [field], code: 'INVALID' });

const missing = () => new Refusal('not-found', 'Segment does not exist', shownOn('id'));

function save(tx: Tx, shop: Shop, segment: SegmentData): Promise<void> {
  return saveDocument(tx, shop, 'segment', segment, {
    name: segment.name,
    email: null,
    customerId: null,
    processedAt: segment.createdAt,
  });
}
