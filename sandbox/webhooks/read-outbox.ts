import type { Reader } from '../state/database.ts';

/** Deliveries neither acknowledged nor given up, of one shop or of all. */
export async function countPending(on: Reader, shop?: string): Promise<number> {
  const [row] =
    shop === undefined
      ? await on.query<{ n: number }>(`select count(*)::int as n from outbox where state = 'pending'`)
      : await on.query<{ n: number }>(
          `select count(*)::int as n from outbox where state = 'pending' and shop = $1`,
          [shop],
        );
  return row?.n ?? 0;
}

export interface DeliveryRecord {
  topic: string;
  eventId: string;
  webhookId: string;
  orderId: string | null;
  state: 'pending' | 'delivered' | 'failed' | 'dropped';
  attempts: number;
  lastStatus: number | null;
  /** ISO instant, business time */
  triggeredAt: string;
}

/** The latest deliveries of a shop, newest first. */
export async function listDeliveries(
  on: Reader,
  shop: string,
  limit: number = 200,
): Promise<DeliveryRecord[]> {
  const rows = await on.query<{
    topic: string;
    event_id: string;
    webhook_id: string;
    order_id: string | null;
    state: DeliveryRecord['state'];
    attempts: number;
    last_status: number | null;
    triggered_at: Date;
  }>('select * from outbox where shop = $1 order by id desc limit $2', [shop, limit]);
  return rows.map((row) => ({
    topic: row.topic,
    eventId: row.event_id,
    webhookId: row.webhook_id,
    orderId: row.order_id,
    state: row.state,
    attempts: row.attempts,
    lastStatus: row.last_status,
    triggeredAt: row.triggered_at.toISOString(),
  }));
}
