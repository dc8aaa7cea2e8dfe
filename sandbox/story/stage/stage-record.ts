import type { Shop } from '../../domain/types.ts';
import { json, type Reader } from '../../state/database.ts';

type ShopName = Pick<Shop, 'domain'>;

export type PartState = 'waiting' | 'running' | 'done' | 'failed';

/** One thing to be done, as the page of progress shows it. */
export interface PartRecord {
  title: string;
  state: PartState;
  /** how much of it is done; null when nobody can say */
  share: { done: number; of: number } | null;
  /** why it failed */
  problem: string | null;
}

export interface StageRecord {
  state: 'running' | 'done' | 'failed';
  parts: PartRecord[];
}

export async function findStage(on: Reader, shop: ShopName): Promise<StageRecord | null> {
  const [row] = await on.query<StageRecord>('select state, parts from story_stage where shop = $1', [
    shop.domain,
  ]);
  return row ?? null;
}

export async function saveStage(on: Reader, shop: ShopName, { state, parts }: StageRecord): Promise<void> {
  await on.query(
    `insert into story_stage (shop, state, parts) values ($1, $2, $3::jsonb)
     on conflict (shop) do update set state = excluded.state, parts = excluded.parts`,
    [shop.domain, state, json(parts)],
  );
}

/** Shops whose stage was being set when the sandbox stopped. */
export async function unfinishedStages(on: Reader): Promise<string[]> {
  const rows = await on.query<{ shop: string }>(`select shop from story_stage where state = 'running'`);
  return rows.map(({ shop }) => shop);
}

/** 0 to 1: parts that are done, and of the one that runs what is known of it. */
export function shareOf({ parts }: StageRecord): number {
  const sum = parts.reduce((all, part) => {
    if (part.state === 'done') return all + 1;
    if (part.state !== 'running' || part.share === null) return all;
    return all + Math.min(1, part.share.done / Math.max(1, part.share.of));
  }, 0);
  return parts.length === 0 ? 0 : sum / parts.length;
}
