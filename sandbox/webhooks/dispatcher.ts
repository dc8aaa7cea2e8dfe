import pg from 'pg';
import type { State } from '../state/database.ts';
import { type Delivery, deliver, type Recipient } from './deliver.ts';
import { OUTBOX_CHANNEL } from './outbox.ts';
import { afterAttempt } from './retries.ts';

const CONCURRENCY = 8;
/** The slowest the dispatcher notices a row when the database's notice was lost (a restart of the database). */
const POLL_MS = 500;

export interface DispatcherOptions extends Recipient {
  state: State;
  /** for the connection that listens */
  databaseUrl: string;
}

export interface Dispatcher {
  /** Waits for the tries under way; pending rows stay for the next start. */
  close(): Promise<void>;
}

interface DueRow {
  id: string;
  shop: string;
  topic: string;
  event_id: string;
  webhook_id: string;
  payload: string;
  triggered_at: Date;
  attempts: number;
  created_at: Date;
}

/**
 * Sends what is due, several at a time, until closed. A row under way is only remembered here, so a killed sandbox
 * sends it again: at least once, as Shopify promises. One sandbox per database.
 */
export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const underWay = new Map<string, Promise<void>>();
  const bell = createBell();
  const listener = listen(options.databaseUrl, bell.ring);
  let closed = false;

  async function start(): Promise<void> {
    const room = CONCURRENCY - underWay.size;
    const rows = room === 0 ? [] : await dueRows(options.state, [...underWay.keys()], room);
    for (const row of rows) {
      const attempt = tryOnce(options, row)
        .catch(() => undefined)
        .finally(() => {
          underWay.delete(row.id);
          bell.ring();
        });
      underWay.set(row.id, attempt);
    }
  }

  async function run(): Promise<void> {
    while (!closed) {
      // The database may be down for a moment; the next round finds it again.
      const wait = await start()
        .then(() =>
          underWay.size < CONCURRENCY ? untilNextDue(options.state, [...underWay.keys()]) : POLL_MS,
        )
        .catch(() => POLL_MS);
      if (!closed) await bell.wait(Math.min(Math.max(wait, 0), POLL_MS));
    }
    await Promise.all(underWay.values());
  }

  const running = run();
  return {
    close: async () => {
      closed = true;
      bell.ring();
      await running;
      await listener.close();
    },
  };
}

async function dueRows(state: State, underWay: string[], room: number): Promise<DueRow[]> {
  return state.query<DueRow>(
    `select id, shop, topic, event_id, webhook_id, payload, triggered_at, attempts, created_at from outbox
     where state = 'pending' and next_at <= clock_timestamp() and id <> all($1::bigint[])
     order by next_at, id limit $2`,
    [underWay, room],
  );
}

async function untilNextDue(state: State, underWay: string[]): Promise<number> {
  const [row] = await state.query<{ wait: number | null }>(
    `select (extract(epoch from min(next_at) - clock_timestamp()) * 1000)::float8 as wait
     from outbox where state = 'pending' and id <> all($1::bigint[])`,
    [underWay],
  );
  return row?.wait ?? POLL_MS;
}

async function tryOnce(options: DispatcherOptions, row: DueRow): Promise<void> {
  const delivery: Delivery = {
    shop: row.shop,
    topic: row.topic,
    eventId: row.event_id,
    webhookId: row.webhook_id,
    payload: row.payload,
    triggeredAt: row.triggered_at,
  };
  const result = await deliver(delivery, options);
  const attempts = row.attempts + 1;
  const next = afterAttempt(result, attempts, Date.now() - row.created_at.getTime());
  const waitMs = next.state === 'pending' ? next.waitMs : 0;
  await options.state.query(
    `update outbox set state = $2, attempts = $3, last_status = $4, next_at = clock_timestamp() + make_interval(secs => $5 / 1000.0)
     where id = $1`,
    [row.id, next.state, attempts, result.kind === 'answered' ? result.status : null, waitMs],
  );
}

interface Bell {
  ring(): void;
  wait(ms: number): Promise<void>;
}

/** A ring while nobody waits is kept for the next wait, so none is lost. */
function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async (ms) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
      wake = undefined;
    },
  };
}

function listen(databaseUrl: string, ring: () => void): { close(): Promise<void> } {
  let closed = false;
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: databaseUrl });
    next.on('notification', ring);
    next.on('error', () => undefined);
    next.on('end', reconnect);
    client = next;
    await next.connect();
    await next.query(`listen ${OUTBOX_CHANNEL}`);
    ring();
  }

  function reconnect(): void {
    if (closed || again !== undefined) return;
    again = setTimeout(() => {
      again = undefined;
      connect().catch(reconnect);
    }, 300);
  }

  const first = connect().catch(reconnect);
  return {
    close: async () => {
      closed = true;
      clearTimeout(again);
      await first;
      await client?.end().catch(() => undefined);
    },
  };
}
