import { addLocalDays, type Instant } from '#app/kernel/calendar.ts';
import type { KindFigures, MessagesOverview } from '../door.ts';
import { areaOfKind, type MessageKind, messageKinds } from '../message.ts';
import type { MessagesDeps } from '../ports.ts';
import {
  type CountedMessages,
  countFeedback,
  countMessages,
  countTroubles,
  findPausedAt,
} from '../store/log/figures.server.ts';
import { findMessageSettings } from '../store/settings.server.ts';

const daysBack = 30;

/** Every kind with who sends it and what became of it: see `Messages.overview`. */
export async function readOverview(
  { db, people, mailer }: Pick<MessagesDeps, 'db' | 'people' | 'mailer'>,
  shopId: bigint,
  now: Instant,
): Promise<MessagesOverview> {
  const { sql } = db;
  const { zone } = await people.shopForMessages(shopId);
  const since = addLocalDays(now, zone, -daysBack);
  const [settings, counted, feedback, troubles, pausedAt] = await Promise.all([
    findMessageSettings(sql, shopId),
    countMessages(sql, shopId, since),
    countFeedback(sql, shopId, since),
    countTroubles(sql, shopId),
    findPausedAt(sql, shopId),
  ]);
  const told = (kind: MessageKind, what: (typeof feedback)[number]['feedback']) =>
    feedback.find((row) => row.kind === kind && row.feedback === what)?.count ?? 0;
  return {
    kinds: messageKinds.map((kind) => {
      const of = counted.filter((row) => row.kind === kind);
      return {
        kind,
        area: areaOfKind[kind],
        sentBy: settings.kinds[kind].sentBy,
        consent: settings.kinds[kind].consent,
        figures: {
          ...figuresOf(of),
          bounced: told(kind, 'bounced'),
          clicked: told(kind, 'clicked'),
          opened: told(kind, 'opened'),
        },
        reasons: reasonsOf(of),
      };
    }),
    pausedAt,
    canSend: mailer !== null,
    ...troubles,
  };
}

function figuresOf(rows: readonly CountedMessages[]): Omit<KindFigures, 'bounced' | 'clicked' | 'opened'> {
  const sum = (counts: (row: CountedMessages) => boolean) =>
    rows.filter(counts).reduce((total, { count }) => total + count, 0);
  const open = ({ state }: CountedMessages) =>
    state === 'waiting' || state === 'held' || state === 'queued' || state === 'claimed';
  return {
    waiting: sum((row) => open(row) && !row.later),
    later: sum((row) => open(row) && row.later),
    sent: sum(({ state }) => state === 'sent'),
    merged: sum(({ state }) => state === 'merged'),
    notSent: sum(({ state }) => state === 'not-sent'),
    unknown: sum(({ state }) => state === 'unknown'),
  };
}

/** Most frequent first. */
function reasonsOf(rows: readonly CountedMessages[]): MessagesOverview['kinds'][number]['reasons'] {
  return rows
    .flatMap(({ state, reason, count }) =>
      state === 'not-sent' && reason !== null ? [{ reason, count }] : [],
    )
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
