import { z } from 'zod';
import { json, type Param, type Tx } from '../state/database.ts';

/** What lasts over all batches of one seed: fresh ids, and documents that no longer change. */
export interface SeedCache {
  ids: string[];
  settled: Map<string, object[]>;
}

export const newSeedCache = (): SeedCache => ({ ids: [], settled: new Map() });

const idsAtOnce = 4000;

interface Buffer {
  /** rows of `resource` by kind and id: the last state of each document */
  documents: Map<string, readonly Param[]>;
  parts: Map<string, { kind: string; id: string; owner: string; sku: string | null }>;
}

const textOf = (param: Param) => String(param);

/**
 * A transaction for writing a long past by the shop's own commands. Forty statements an order are too many for the
 * first start of a demo, so those that it knows are answered from memory and the documents are written together at the
 * end of the batch. A statement it does not know goes to the database as it is.
 */
export async function inBatch<T>(tx: Tx, cache: SeedCache, work: (tx: Tx) => Promise<T>): Promise<T> {
  const buffer: Buffer = { documents: new Map(), parts: new Map() };
  const batched: Tx = {
    inTransaction: true,
    origin: tx.origin,
    query: async <Row extends object>(sql: string, params: readonly Param[] = []) => {
      const known = await fromMemory(tx, cache, buffer, sql.trim().replace(/\s+/g, ' '), params);
      return known !== null && areRows<Row>(known) ? known : tx.query<Row>(sql, params);
    },
  };
  const result = await work(batched);
  await flush(tx, buffer);
  return result;
}

/** A statement's row type is the caller's word, here as everywhere: the rows are its own answers, kept or copied. */
function areRows<Row extends object>(rows: object[]): rows is Row[] {
  return Array.isArray(rows);
}

async function fromMemory(
  tx: Tx,
  cache: SeedCache,
  buffer: Buffer,
  sql: string,
  params: readonly Param[],
): Promise<object[] | null> {
  if (sql.startsWith("select nextval('resource_id')")) return takeIds(tx, cache, sql, Number(params[0]));
  if (sql.startsWith('insert into resource (shop, kind, id, name, email, customer_id, created_at,')) {
    buffer.documents.set(`${textOf(params[1])}:${textOf(params[2])}`, params);
    return [];
  }
  if (sql.startsWith('insert into part (')) {
    keepParts(buffer, params);
    return [];
  }
  // The shelves are filled anew when the past is whole.
  if (sql.startsWith('update stock set available = available +')) return [];
  if (sql.startsWith('select data from resource where shop = $1 and kind = $2 and id = $3')) {
    const kept = buffer.documents.get(`${textOf(params[1])}:${textOf(params[2])}`)?.at(-1);
    if (kept !== undefined) return [{ data: JSON.parse(textOf(kept)) }];
    return params[1] === 'order' ? null : readOnce(tx, cache, sql, params);
  }
  if (sql.startsWith("select id from part where shop = $1 and kind = 'variant'"))
    return readOnce(tx, cache, sql, params);
  if (sql.startsWith('select owner_id from part') && params[1] === 'variant')
    return readOnce(tx, cache, sql, params);
  return null;
}

async function takeIds(tx: Tx, cache: SeedCache, sql: string, count: number): Promise<object[]> {
  if (cache.ids.length < count) {
    const rows = await tx.query<{ id: string }>(sql, [idsAtOnce]);
    cache.ids.push(...rows.map((row) => row.id));
  }
  return cache.ids.splice(0, count).map((id) => ({ id }));
}

async function readOnce(tx: Tx, cache: SeedCache, sql: string, params: readonly Param[]): Promise<object[]> {
  const key = JSON.stringify([sql, params]);
  const known = cache.settled.get(key) ?? (await tx.query<object>(sql, params));
  if (known.length > 0) cache.settled.set(key, known);
  return known;
}

const partsForm = z.array(z.object({ kind: z.string(), id: z.string(), sku: z.string().nullish() }));

function keepParts(buffer: Buffer, params: readonly Param[]): void {
  for (const { kind, id, sku } of partsForm.parse(JSON.parse(textOf(params[2])))) {
    buffer.parts.set(`${kind}:${id}`, { kind, id, owner: textOf(params[1]), sku: sku ?? null });
  }
}

async function flush(tx: Tx, buffer: Buffer): Promise<void> {
  const documents = [...buffer.documents.values()];
  const shop = documents[0]?.[0];
  if (shop === undefined) return;
  const rows = documents.map(
    ([, kind, id, name, email, customerId, createdAt, processedAt, updatedAt, data]) => ({
      kind,
      id,
      name,
      email,
      customer_id: customerId,
      created_at: createdAt,
      processed_at: processedAt,
      updated_at: updatedAt,
      data: JSON.parse(textOf(data)),
    }),
  );
  await tx.query(
    `insert into resource (shop, kind, id, name, email, customer_id, created_at, processed_at, updated_at, data)
     select $1, kind, id, name, email, customer_id, created_at, processed_at, updated_at, data
     from jsonb_to_recordset($2::jsonb) as r(kind text, id bigint, name text, email text, customer_id bigint,
       created_at timestamptz, processed_at timestamptz, updated_at timestamptz, data jsonb)`,
    [shop, json(rows)],
  );
  await tx.query(
    `insert into part (shop, kind, id, owner_id, sku)
     select $1, kind, id, owner, sku from jsonb_to_recordset($2::jsonb) as p(kind text, id bigint, owner bigint, sku text)`,
    [shop, json([...buffer.parts.values()])],
  );
}
