import { parsePageEnd, printPageEnd } from '#app/kernel/page-end.ts';
import type { MessagePage, MessageQuery } from '../door.ts';
import type { MessagesDeps } from '../ports.ts';
import {
  type LogFilter,
  type LogSearch,
  listLog,
  listSoonest,
  messageRows,
  searchLog,
} from '../store/log/log.server.ts';

/** A page of the log: see `Messages.list`. */
export async function listMessages(
  deps: Pick<MessagesDeps, 'db' | 'people' | 'ids'>,
  shopId: bigint,
  query: MessageQuery,
): Promise<MessagePage> {
  const { sql } = deps.db;
  const limit = Math.min(250, Math.max(1, query.limit ?? 50));
  const filter: LogFilter = {
    kind: query.kind ?? null,
    states: query.states ?? null,
    reason: query.reason ?? null,
    later: query.later ?? null,
    customerId: query.customerId ?? null,
    end: parsePageEnd(query.after),
    limit: limit + 1,
  };
  const text = query.search?.trim().slice(0, 998) ?? '';
  const rows =
    text !== ''
      ? await searchLog(sql, shopId, searchOf(deps, shopId, text), filter)
      : query.soonestFirst
        ? await listSoonest(sql, shopId, filter)
        : await listLog(sql, shopId, filter);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    messages: await messageRows(sql, shopId, shown),
    next:
      rows.length > limit && last !== undefined
        ? printPageEnd({ at: last.answered_at ?? last.due_at, id: last.id })
        : null,
  };
}

/** A number, a Message-ID of ours (with its angle brackets or without), an order's name, an address. */
function searchOf(
  { people, ids }: Pick<MessagesDeps, 'people' | 'ids'>,
  shopId: bigint,
  text: string,
): LogSearch {
  const named = ids.readMessageId(/^<.*>$/.test(text) ? text : `<${text}>`);
  return {
    ids: [
      ...(/^\d{1,18}$/.test(text) ? [BigInt(text)] : []),
      ...(named !== null && named.shopId === shopId ? [named.intentId] : []),
    ],
    orderNames: [text, `#${text}`],
    emailIndex: people.emailIndex(text),
  };
}
