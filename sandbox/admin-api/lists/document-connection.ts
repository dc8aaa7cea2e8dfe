import { z } from 'zod';
import type { Param } from '../../state/database.ts';
import type { Documents, Kind } from '../../state/documents.ts';
import type { ApiContext, Args, View } from '../api-types.ts';
import {
  badRequest,
  connectionView,
  decodeCursor,
  encodeCursor,
  type PageArgs,
  pageArgs,
  pageSize,
} from './connection.ts';
import { conditionOf, type Filter, Params } from './filters.ts';
import { parseSearch } from './search.ts';

/** An SQL expression to sort by, and the type that a cursor's text is cast to. */
export interface Sort {
  by: string;
  type: 'bigint' | 'timestamptz' | 'text' | 'int';
}

/** How documents of one kind are listed. `r` is the row in `resource`. */
export interface Listing<K extends Kind> {
  kind: K;
  sorts: Readonly<Record<string, Sort>>;
  defaultSort: string;
  filters: Readonly<Record<string, Filter>>;
  /** A condition that hides rows from the app. */
  visible?: (context: ApiContext, params: Params) => string;
}

const listArgs = pageArgs.extend({ query: z.string().nullish(), sortKey: z.string().nullish() });

/** A page of documents; `within` narrows it, such as to one customer's orders. */
export async function documentConnection<K extends Kind>(
  context: ApiContext,
  listing: Listing<K>,
  args: Args,
  shown: { view: (data: Documents[K], context: ApiContext) => View; within?: (params: Params) => string },
): Promise<View> {
  const page = listArgs.parse(args);
  const sortKey = page.sortKey ?? listing.defaultSort;
  // By relevance is by id here: the sandbox does not weigh matches.
  const sort = listing.sorts[sortKey === 'RELEVANCE' ? 'ID' : sortKey];
  if (sort === undefined) throw badRequest(`The sandbox cannot sort by ${sortKey}.`);
  const size = context.unlimited && page.first == null && page.last == null ? 100_000 : pageSize(page);
  const backwards = page.last != null;
  const descending = (page.reverse === true) !== backwards;
  const params = new Params();
  const conditions = scope(context, listing, page.query, params, shown.within);
  conditions.push(...bounds(page, sort, page.reverse === true, params));
  const direction = descending ? 'desc' : 'asc';
  const rows = await context.on.query<{ id: string; position: string; data: Documents[K] }>(
    `select r.id, (${sort.by})::text as position, r.data from resource r where ${conditions.join(' and ')}
     order by ${sort.by} ${direction}, r.id ${direction} limit ${params.add(size + 1)}`,
    params.values,
  );
  const more = rows.length > size;
  const rowsShown = backwards ? rows.slice(0, size).reverse() : rows.slice(0, size);
  return connectionView(
    rowsShown.map((row) => ({
      cursor: encodeCursor(JSON.stringify([row.position, row.id])),
      node: shown.view(row.data, context),
    })),
    {
      hasNext: backwards ? page.before != null : more,
      hasPrevious: backwards ? more : page.after != null,
    },
  );
}

/** How many documents the search finds, at most `limit`. */
export async function documentCount<K extends Kind>(
  context: ApiContext,
  listing: Listing<K>,
  args: Args,
): Promise<View> {
  const { query, limit } = z.object({ query: z.string().nullish(), limit: z.number().nullish() }).parse(args);
  const params = new Params();
  const conditions = scope(context, listing, query, params);
  const cap = limit === null ? '' : `limit ${params.add((limit ?? 10_000) + 1)}`;
  const rows = await context.on.query<{ count: number }>(
    `select count(*)::int as count from (select 1 from resource r where ${conditions.join(' and ')} ${cap}) as found`,
    params.values,
  );
  const count = rows[0]?.count ?? 0;
  const most = limit ?? 10_000;
  return limit === null || count <= most
    ? { count, precision: 'EXACT' }
    : { count: most, precision: 'AT_LEAST' };
}

function scope<K extends Kind>(
  context: ApiContext,
  listing: Listing<K>,
  query: string | null | undefined,
  params: Params,
  within?: (params: Params) => string,
): string[] {
  const conditions = [`r.shop = ${params.add(context.shop.domain)}`, `r.kind = ${params.add(listing.kind)}`];
  if (listing.visible !== undefined) conditions.push(listing.visible(context, params));
  if (within !== undefined) conditions.push(within(params));
  conditions.push(conditionOf(parseSearch(query), listing.filters, params));
  return conditions;
}

function bounds(page: PageArgs, sort: Sort, reverse: boolean, params: Params): string[] {
  const beyond = (cursor: string, operator: '>' | '<') => {
    const [position, id] = readCursor(cursor);
    return `(${sort.by}, r.id) ${operator} (${params.add(position)}::${sort.type}, ${params.add(id)}::bigint)`;
  };
  const conditions: string[] = [];
  if (page.after != null) conditions.push(beyond(page.after, reverse ? '<' : '>'));
  if (page.before != null) conditions.push(beyond(page.before, reverse ? '>' : '<'));
  return conditions;
}

function readCursor(cursor: string): [Param, Param] {
  try {
    return z.tuple([z.string(), z.string().regex(/^\d+$/)]).parse(JSON.parse(decodeCursor(cursor)));
  } catch {
    throw badRequest('Invalid cursor for current pagination sort.');
  }
}
