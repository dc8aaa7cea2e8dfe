import { expect, it } from 'vitest';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();

it('messages of which nothing comes any more are those sent and not sent, parts of a mail by its lead', async () => {
  const shop = await bench.shop();
  const add = async (key: string, state: string, lead: bigint | null = null) => {
    const [row] = await shop.db.sql<{ id: bigint }>`
      insert into message_intent (shop_id, key, kind, first_due_at, due_at, zone, state, planned_at, merged_into)
      values (${shop.shopId}, ${key}, 'question-answered', now(), now(), 'UTC', ${state}, now(), ${lead}) returning id`;
    return row?.id ?? 0n;
  };
  const sent = await add('sent', 'sent');
  const unknown = await add('unknown', 'unknown');
  for (const state of ['waiting', 'held', 'queued', 'claimed', 'not-sent']) await add(state, state);
  await add('part of sent', 'merged', sent);
  await add('part of unknown', 'merged', unknown);
  const keys = [
    'sent',
    'unknown',
    'waiting',
    'held',
    'queued',
    'claimed',
    'not-sent',
    'part of sent',
    'part of unknown',
  ];
  const settled = await shop.messages.settledAmong(shop.shopId, [...keys, 'never planned']);
  expect([...settled].toSorted()).toEqual(['not-sent', 'part of sent', 'sent']);
  const other = await bench.shop();
  expect(await other.messages.settledAmong(other.shopId, keys)).toEqual(new Set());
});
