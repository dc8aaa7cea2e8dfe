import type { MessageDetail } from '../door.ts';
import type { MessagesDeps } from '../ports.ts';
import { findContent } from '../store/content.server.ts';
import { leadOf, listEvents } from '../store/events.server.ts';
import { findDetail, listParts } from '../store/log/detail.server.ts';
import { messageRow } from '../store/log/log.server.ts';

/** One message in full, with the mail it went in: see `Messages.find`. */
export async function findMessage(
  { db, seal }: Pick<MessagesDeps, 'db' | 'seal'>,
  shopId: bigint,
  messageId: bigint,
): Promise<MessageDetail | null> {
  const { sql } = db;
  const row = await findDetail(sql, shopId, messageId);
  if (row === null) return null;
  const lead = leadOf(row);
  const [parts, known, content] = await Promise.all([
    listParts(sql, shopId, lead),
    listEvents(sql, shopId, [row]),
    findContent(sql, seal, shopId, lead),
  ]);
  const events = known.get(row.id) ?? [];
  return {
    ...messageRow(row, {
      feedback: new Map([[row.id, events.map(({ kind }) => kind)]]),
      leads: new Map(parts.map(({ id, kind }) => [id, kind])),
    }),
    messageId: row.message_id,
    claimedAt: row.claimed_at,
    plannedAt: row.planned_at,
    parts: parts.filter(({ id }) => id !== row.id),
    content,
    events,
  };
}
