import { expect, it } from 'vitest';
import { personOfHash } from '../../app/modules/messages/sending/person.ts';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const noon = '2026-03-10T16:00:00Z';
const later = '2026-03-12T16:00:00Z';

/** A mail with two parts: the lead first. */
async function mail(delivered: 'taken' | 'unknown') {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({ capPerWeek: null });
  const who = await shop.shop.customer();
  shop.delivery = async () =>
    delivered === 'taken' ? { state: 'taken' } : { state: 'unknown', why: 'ETIMEDOUT' };
  const points = await shop.plan('points-available', who, noon);
  const review = await shop.plan('review-request', who, noon);
  await shop.run(noon);
  const [lead, part] = (await shop.standing(review)) === 'merged' ? [points, review] : [review, points];
  expect(await shop.standing(part)).toBe('merged');
  const ids = { lead: await shop.idOf(lead), part: await shop.idOf(part) };
  const note = (feedback: Parameters<typeof shop.messages.noteFeedback>[2], id: bigint) => {
    shop.shop.at(later);
    return shop.messages.noteFeedback(shop.shop.shopId, id, feedback, shop.shop.now);
  };
  const find = async (id: bigint) => {
    const found = await shop.messages.find(shop.shop.shopId, id);
    if (found === null) throw new Error('There is such a message');
    return found;
  };
  return { shop, who, lead, part, ids, note, find };
}

it.each([
  ['delivered', 'lead'],
  ['opened', 'lead'],
  ['clicked', 'part'],
  ['bounced', 'lead'],
  ['complained', 'lead'],
] as const)('what nobody knew was sent once it is told of: %s, of the %s', async (kind, of) => {
  const { shop, lead, part, ids, note, find } = await mail('unknown');
  expect(await shop.standing(lead)).toBe('unknown');
  for (let times = 0; times < 2; times++)
    expect(await note({ kind, lasting: true, detail: '5.1.1' }, ids[of])).toBe(true);
  expect([await shop.standing(lead), await shop.standing(part)]).toEqual(['sent', 'merged']);
  const proven = await find(ids.lead);
  expect(proven.answeredAt?.toString()).toBe(noon);
  expect(proven.trace).toMatchObject({ proof: kind, country: 'US' });
  expect((await find(ids[of])).feedback).toEqual([kind]);
  const facts = await shop.shop.facts();
  expect(facts.filter((fact) => fact === 'message-sent')).toHaveLength(2);
  expect(await shop.messages.lookUp(shop.shop.shopId, ids.lead, shop.shop.now)).toBe('not-unknown');
});

it('what is told of a mail whose process died in the middle answers it, whoever finds it afterwards', async () => {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({});
  const who = await shop.shop.customer();
  const key = await shop.plan('points-available', who, noon);
  let handed = () => {};
  const inTheMiddle = new Promise<void>((resolve) => {
    handed = resolve;
  });
  shop.delivery = () => {
    handed();
    return new Promise(() => {});
  };
  void shop.run(noon);
  await inTheMiddle;
  const { shopId, now } = shop.shop;
  const id = await shop.idOf(key);
  expect(await shop.messages.noteFeedback(shopId, id, { kind: 'delivered' }, now)).toBe(true);
  expect(await shop.standing(key)).toBe('sent');
  shop.running.clear();
  await shop.work();
  expect([await shop.standing(key), shop.mails.length]).toEqual(['sent', 0]);
});

it('that a mail arrived is so for all of its parts; a link was followed in one', async () => {
  const { shop, ids, note, find } = await mail('taken');
  await note({ kind: 'delivered' }, ids.lead);
  await note({ kind: 'opened' }, ids.lead);
  await note({ kind: 'clicked' }, ids.lead);
  expect((await find(ids.part)).feedback).toEqual(['delivered', 'opened']);
  await note({ kind: 'clicked' }, ids.part);
  expect((await find(ids.part)).events.map(({ kind }) => kind)).toEqual(['clicked', 'delivered', 'opened']);
  const { messages } = await shop.messages.list(shop.shop.shopId, {});
  expect(messages.map(({ feedback }) => feedback)).toEqual([
    ['clicked', 'delivered', 'opened'],
    ['clicked', 'delivered', 'opened'],
  ]);
});

it('a link followed in the mail is not one of its other part', async () => {
  const { shop, ids, note } = await mail('taken');
  await note({ kind: 'clicked' }, ids.lead);
  const { messages } = await shop.messages.list(shop.shop.shopId, {});
  expect(new Map(messages.map(({ id, feedback }) => [id, feedback]))).toEqual(
    new Map([
      [ids.lead, ['clicked']],
      [ids.part, []],
    ]),
  );
});

it('whoever said no as a guest gets none with an account, until they want it again', async () => {
  const base = await bench.shop();
  const who = await base.customer();
  const { people, links } = base.messagesDeps();
  const guest = personOfHash(people.emailIndex(`person${who}@example.com`));
  const shop = new MessageShop(base, {
    people: {
      ...people,
      personsNow: async (_shop, person) => (person === `customer:${who}` ? [person, guest] : [person]),
    },
    links: { ...links, readPreferences: (_shop, token) => ({ person: token }) },
  });
  await shop.rule({});
  const { shopId } = base;
  await shop.messages.unsubscribe(shopId, guest, ['review-request'], base.at(noon).now);
  const first = await shop.plan('review-request', who, noon);
  await shop.run(noon);
  expect(await shop.standing(first)).toBe('not-sent unsubscribed');
  expect(await shop.messages.unsubscribedFrom(shopId, who)).toMatchObject([{ kind: 'review-request' }]);
  const view = await shop.messages.readPreferences(shopId, `customer:${who}`);
  expect(view?.kinds).toContainEqual({ kind: 'review-request', wanted: false });
  await shop.messages.savePreferences(shopId, `customer:${who}`, ['review-request'], base.now);
  const left = await shop.messages.unsubscribedFrom(shopId, who);
  expect(left.map(({ kind }) => kind)).toEqual([
    'points-available',
    'points-expiring',
    'points-paused',
    'tier-changed',
  ]);
  const second = await shop.plan('review-request', who, later);
  await shop.run(later);
  expect(await shop.standing(second)).toBe('sent');
});
