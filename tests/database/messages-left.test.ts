import { describe, expect, it } from 'vitest';
import { messageSettingsForm } from '../../app/modules/messages/settings/forms.ts';
import {
  defaultMessageSettings,
  type MessageSettings,
} from '../../app/modules/messages/settings/settings.ts';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const due = '2026-03-10T12:00:00Z';

async function open() {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({});
  return { shop, shopId: shop.shop.shopId, customer: await shop.shop.customer() };
}

/** Real time goes by for what is in the queue or in somebody's hands. */
const wait = ({ shop }: MessageShop, hours: number) => shop.db.sql`update message_intent
  set queued_at = queued_at - make_interval(hours => ${hours}::int), claimed_at = claimed_at - make_interval(hours => ${hours}::int)
  where shop_id = ${shop.shopId}`;

/** Somebody takes every job out of the queue: it was given up, and dismissed. */
const dismiss = ({ shop }: MessageShop) => shop.db.sql`delete from graphile_worker._private_jobs
  where payload ->> 'shopId' = ${shop.shopId.toString()}`;

describe('a job that is gone for good', () => {
  it('leaves what was in the queue to wait again, once no job can come back for it', async () => {
    const { shop, shopId, customer } = await open();
    const key = await shop.plan('review-request', customer, due);
    shop.shop.at(due);
    await shop.messages.sweepDue(shopId, shop.shop.now);
    await dismiss(shop);
    expect(await shop.run('2026-03-12T12:00:00Z')).toEqual([]);
    await wait(shop, 20);
    await shop.messages.revive(shopId);
    expect(await shop.standing(key)).toBe('queued');
    await wait(shop, 11);
    await shop.messages.revive(shopId);
    await shop.run('2026-03-12T12:00:00Z');
    expect(await shop.standing(key)).toBe('sent');
    expect(shop.mails).toHaveLength(1);
  });

  it('leaves what it had in hand unknown, its parts in it, and never sends it', async () => {
    const { shop, shopId, customer } = await open();
    const review = await shop.plan('review-request', customer, due);
    const points = await shop.plan('points-available', customer, due);
    shop.shop.at(due);
    await shop.messages.sweepDue(shopId, shop.shop.now);
    const [job] = await shop.jobs();
    if (job === undefined) throw new Error('There is a job');
    await new Promise<void>((claimed) => {
      shop.delivery = () => {
        claimed();
        return new Promise(() => {});
      };
      void shop.runJob(job);
    });
    await dismiss(shop);
    const both = async () => [await shop.standing(review), await shop.standing(points)];
    await shop.messages.revive(shopId);
    expect(await both()).toEqual(['claimed', 'claimed']);
    await wait(shop, 31);
    await shop.messages.revive(shopId);
    expect(await both()).toEqual(['unknown', 'merged']);
    shop.delivery = async () => ({ state: 'taken' });
    await shop.run('2026-03-12T12:00:00Z');
    expect(await both()).toEqual(['unknown', 'merged']);
    expect(shop.mails).toEqual([]);
  });
});

describe('a shop that is uninstalled', () => {
  it('sends nothing of what was in the queue, and goes on when it is back', async () => {
    const { shop, shopId, customer } = await open();
    const key = await shop.plan('review-request', customer, due);
    const { people } = shop.deps();
    const shopForMessages = async (id: bigint) => ({
      ...(await people.shopForMessages(id)),
      installed: false,
    });
    const gone = shop.open({ people: { ...people, shopForMessages } });
    shop.shop.at(due);
    await shop.messages.sweepDue(shopId, shop.shop.now);
    await shop.work(gone);
    expect(await shop.standing(key)).toBe(`waiting ${due}`);
    expect(shop.mails).toEqual([]);
    await shop.run('2026-03-11T12:00:00Z');
    expect(await shop.standing(key)).toBe('sent');
  });
});

describe('rules that are changed', () => {
  it('count at once for what was put off under the old ones', async () => {
    const { shop, shopId, customer } = await open();
    const kinds: MessageSettings['kinds'] = {
      ...defaultMessageSettings.kinds,
      'points-available': { ...defaultMessageSettings.kinds['points-available'], sentBy: 'afterglow' },
    };
    const save = (change: Partial<MessageSettings>) =>
      shop.messages.saveSettings(
        shopId,
        messageSettingsForm({ ...defaultMessageSettings, kinds, ...change }),
        'staff',
        shop.shop.now,
      );
    await save({ capPerWeek: 1 });
    await shop.plan('review-request', customer, due);
    await shop.run(due);
    const second = await shop.plan('points-available', customer, '2026-03-11T12:00:00Z');
    const coming = await shop.plan('points-available', customer, '2026-03-20T12:00:00Z');
    await shop.run('2026-03-11T12:00:00Z');
    expect(await shop.standing(second)).toBe('waiting cap 2026-03-17T12:00:00Z');
    await save({ capPerWeek: null });
    await shop.run('2026-03-11T12:00:00Z');
    expect(await shop.standing(second)).toBe('sent');
    expect(await shop.standing(coming)).toBe('waiting 2026-03-20T12:00:00Z');
  });
});
