import type { Instant } from '#app/kernel/calendar.ts';
import { type OpenPageEnd, parseOpenPageEnd, printOpenPageEnd } from '#app/kernel/page-end.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ReturnQuery } from '../../views.ts';

/** How a list is ordered: what is due by time and then without one, newest in its state, or newest request. */
type Part = 'dated' | 'undated' | 'newest' | 'requested';

interface Asked {
  readonly query: Pick<
    ReturnQuery,
    | 'tab'
    | 'outcome'
    | 'reason'
    | 'origin'
    | 'overdue'
    | 'held'
    | 'unread'
    | 'first'
    | 'owner'
    | 'quotedAtLeast'
  >;
  readonly search: Search | null;
  readonly now: Instant;
  readonly limit: number;
}

/** `ids`: all that it finds; null: more than can be looked up, so each return is asked whether it fits. */
export interface Search {
  readonly text: string;
  readonly pattern: string;
  readonly customers: readonly bigint[];
  readonly ids: readonly bigint[] | null;
}

const mostFound = 1000;

/** A page of a tab: of an open one those with priority before the others, each overdue longest first, then what is due next; of what is done, and of all tabs, the newest. */
export async function listIds(
  sql: Sql,
  shopId: bigint,
  asked: Asked & { readonly after: string | null },
): Promise<{ readonly ids: bigint[]; readonly next: string | null }> {
  const { query, limit } = asked;
  const begun = asked.after?.startsWith(firstMark) ?? false;
  const after = parseOpenPageEnd(begun ? asked.after?.slice(firstMark.length) : asked.after);
  const rows: PageRow[] = [];
  for (const first of turnsFrom(query, after === null ? null : begun)) {
    // Whoever comes to the others after those with priority begins at their start.
    const end = first === false && begun ? null : after;
    for (const part of partsFrom(query, end)) {
      const from = end !== null && (end.at === null) === (part === 'undated') ? end : null;
      const rest = { ...asked, query: { ...query, ...(first === null ? {} : { first }) } };
      rows.push(...(await listPart(sql, shopId, { ...rest, limit: limit + 1 - rows.length }, part, from)));
      if (rows.length > limit) break;
    }
    if (rows.length > limit) break;
  }
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? printEnd(query, last) : null;
  return { ids: shown.map((row) => row.id), next };
}

const firstMark = 'first:';

const isOpen = ({ tab }: Asked['query']) => tab !== null && tab !== 'done';

const printEnd = (query: Asked['query'], last: PageRow) =>
  `${isOpen(query) && last.first ? firstMark : ''}${printOpenPageEnd(last)}`;

/** With priority, then without; null: it makes no difference. `begun`: where the page before ended. */
function turnsFrom(query: Asked['query'], begun: boolean | null): readonly (boolean | null)[] {
  if (!isOpen(query)) return [query.first ?? null];
  const turns = begun === false ? [false] : [true, false];
  return query.first === undefined ? turns : turns.filter((turn) => turn === query.first);
}

function partsFrom({ tab, overdue }: Asked['query'], after: OpenPageEnd | null): readonly Part[] {
  if (tab === null) return ['requested'];
  if (tab === 'done') return ['newest'];
  if (overdue === true) return ['dated'];
  return after !== null && after.at === null ? ['undated'] : ['dated', 'undated'];
}

interface PageRow {
  id: bigint;
  at: Instant | null;
  first: boolean;
}

/**
 * One statement for every order and filter. Each is planned with its values, so what is not asked for is gone before an
 * index is chosen: tests/bench/returns.ts holds it to that.
 */
function listPart(
  sql: Sql,
  shopId: bigint,
  { query, search, now, limit }: Asked,
  part: Part,
  after: OpenPageEnd | null,
): Promise<PageRow[]> {
  const { tab, outcome = null, reason = null, origin = null, overdue = null, owner = null } = query;
  const { held = null, unread = null, first = null, quotedAtLeast = null } = query;
  const [at, id] = [after?.at ?? null, after?.id ?? null];
  return sql<PageRow>`
    select r.id, r.first, case ${part}::text when 'dated' then r.due_at when 'newest' then r.since
      when 'requested' then r.requested_at end as at
    from returns_return r
    where r.shop_id = ${shopId} and (${tab === null}::boolean or r.tab = ${tab}::text)
      and (${part !== 'dated'}::boolean or (r.due_at is not null and (${id === null}::boolean
        or (r.due_at, r.id) > (${at}::timestamptz, ${id}::bigint))))
      and (${part !== 'undated'}::boolean or (r.due_at is null and (${id === null}::boolean or r.id > ${id}::bigint)))
      and (${part !== 'newest' || id === null}::boolean or (r.since, r.id) < (${at}::timestamptz, ${id}::bigint))
      and (${part !== 'requested' || id === null}::boolean or (r.requested_at, r.id) < (${at}::timestamptz, ${id}::bigint))
      and (${first === null}::boolean or r.first = ${first}::boolean)
      and (${outcome === null}::boolean or r.outcome = ${outcome}::text)
      and (${origin === null}::boolean or r.origin = ${origin}::text)
      and (${reason === null}::boolean or r.reasons @> array[${reason}::text])
      and (${owner === null}::boolean or r.owner = ${owner}::text or (${owner === ''}::boolean and r.owner is null))
      and (${held !== true}::boolean or r.hold is not null) and (${held !== false}::boolean or r.hold is null)
      and (${unread !== true}::boolean or r.unread) and (${unread !== false}::boolean or not r.unread)
      and (${overdue !== true}::boolean or r.due_at <= ${now}::timestamptz)
      and (${overdue !== false}::boolean or r.due_at is null or r.due_at > ${now}::timestamptz)
      and (${quotedAtLeast === null}::boolean or r.quoted_shop_minor >= ${quotedAtLeast}::bigint)
      and (${search === null || search.ids === null}::boolean or r.id = any(${search?.ids ?? []}::bigint[]))
      and (${search === null || search.ids !== null}::boolean or r.order_name = any(${namesOf(search)}::text[])
        or r.name = any(${namesOf(search)}::text[]) or r.customer_id = any(${search?.customers ?? []}::bigint[])
        or (select bool_or(l.sku = ${search?.text ?? ''} or l.title ilike ${search?.pattern ?? ''}) from returns_line l
          where l.shop_id = r.shop_id and l.return_id = r.id))
    order by case when ${part === 'dated'}::boolean then r.due_at end,
      case when ${part === 'newest'}::boolean then r.since end desc,
      case when ${part === 'requested'}::boolean then r.requested_at end desc,
      case when ${part === 'newest' || part === 'requested'}::boolean then r.id end desc, r.id
    limit ${limit}`;
}

/** What a text names: an order or return by its name, a product by its SKU or a part of its title, a customer. */
export async function findSearched(
  sql: Sql,
  shopId: bigint,
  text: string,
  customers: readonly bigint[],
): Promise<Search> {
  const literal = text.replace(/[\\%_]/g, '\\$&');
  // The index on titles works on three letters; with fewer, the beginning has to match.
  const pattern = text.length < 3 ? `${literal}%` : `%${literal}%`;
  const found: Search = { text, pattern, customers, ids: null };
  const rows = await sql<{ id: bigint }>`
    (select id from returns_return where shop_id = ${shopId} and order_name = any(${namesOf(found)}::text[]) limit ${mostFound + 1})
    union all (select id from returns_return where shop_id = ${shopId} and name = any(${namesOf(found)}::text[]))
    union all (select id from returns_return where shop_id = ${shopId} and customer_id = any(${customers}::bigint[])
      limit ${mostFound + 1})
    union all (select return_id from returns_line where shop_id = ${shopId} and sku = ${text} limit ${mostFound + 1})
    union all (select return_id from returns_line where shop_id = ${shopId} and title ilike ${pattern} limit ${mostFound + 1})
    limit ${mostFound + 1}`;
  return rows.length > mostFound ? found : { ...found, ids: [...new Set(rows.map((row) => row.id))] };
}

const namesOf = (search: Search | null) => (search === null ? [] : [search.text, `#${search.text}`]);

/** Newest first; at most 100. */
export async function listIdsOfCustomer(sql: Sql, shopId: bigint, customerId: bigint): Promise<bigint[]> {
  const rows = await sql<{ id: bigint }>`select id from returns_return
    where shop_id = ${shopId} and customer_id = ${customerId} order by requested_at desc, id desc limit 100`;
  return rows.map((row) => row.id);
}

/** Those that wait for a person because of a hold, longest first; at most 100. */
export async function listHeldIds(sql: Sql, shopId: bigint): Promise<bigint[]> {
  const rows = await sql<{ id: bigint }>`select id from returns_return
    where shop_id = ${shopId} and hold is not null order by since, id limit 100`;
  return rows.map((row) => row.id);
}
