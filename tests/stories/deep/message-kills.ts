import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Stack } from '../../support/stack.ts';
import { parseStory } from '../runner/parse.ts';
import { usualLimits } from '../runner/quiet.ts';
import { openReadOnlyPool } from '../runner/read-only-queries.ts';
import { anyAnswer, type ShopControl } from '../runner/sandbox-control.ts';
import { setUp } from '../runner/set-up.ts';
import { openStoryShop, type StoryShop } from '../runner/story-shop.ts';
import { type Answers, readAnswers } from './message-answers.ts';

// What falls due from 16:30 in New York (20:30 UTC) on is for Berlin in the night: it waits for the morning. In France it
// needs a consent that nobody gave.
const shopOfTheTest = `story: The worker is killed while mails go out
products: { A: { price: "19.99", stock: 100000 } }
settings:
  reviews: { request: { trigger: ordered, delayDays: 7, sendWindow: "00:00-23:59" } }
  messages: { quietHours: "21:30-09:00" }
steps:
  - at: 2026-03-10T20:30:00Z
    reconcile: true
`;

/** A minute before the first of them falls due. */
const eve = '2026-03-17T20:29:00Z';

export interface MailLoad {
  due: number;
  kills: number;
}

/** Of ten customers: seven here, one whose address is refused, one without consent, one where it is night. */
const kindsOfCustomers = [
  ...Array.from({ length: 7 }, () => ({ start: 'here', country: 'US', marketing: 'subscribed' })),
  { start: 'refused', country: 'US', marketing: 'subscribed' },
  { start: 'silent', country: 'FR', marketing: 'not_subscribed' },
  { start: 'asleep', country: 'DE', marketing: 'subscribed' },
] as const;

/** Orders of one customer in turn: what falls due together is one mail. */
const ordersEach = [1, 3, 1, 1, 4] as const;

export interface MessageKillReport {
  answers: Answers;
  /** Seconds from the first message that fell due until everything was quiet. */
  drainedAfterSeconds: number;
}

/**
 * Plans `due` messages, lets them fall due in as many parts as the worker is to be killed, kills it at a random moment
 * of each part, and tells what became of every message once all is quiet.
 */
export async function killWhileMailing(
  stack: Stack,
  { due, kills }: MailLoad,
  log: (line: string) => void,
): Promise<MessageKillReport> {
  const pool = openReadOnlyPool(stack.database.appUrl);
  const shop = openStoryShop(stack, pool, parseStory(shopOfTheTest, 'message-kills').story);
  const patience = { ...usualLimits, inAll: 1_200_000 };
  try {
    await setUp(shop);
    await planAll(shop, due, kills);
    await shop.quiet(patience);
    log(`${due} messages are planned`);
    await shop.control.post('clock', { set: eve }, anyAnswer);
    await shop.quiet(patience);
    const began = Date.now();
    for (let round = 0; round < kills; round++) {
      await shop.control.post('clock', { advance: '+1m' }, anyAnswer);
      await sleep(Math.random() * 1500);
      await stack.kill('worker');
      await stack.restart('worker');
      log(`killed ${round + 1} of ${kills}`);
    }
    await shop.quiet(patience);
    const drainedAfterSeconds = (Date.now() - began) / 1000;
    const answers = await readAnswers(stack.database, shop.control.domain);
    return { answers, drainedAfterSeconds };
  } finally {
    await pool.end();
  }
}

/** Orders of which a part falls due with each minute, seven days later. */
async function planAll(shop: StoryShop, due: number, parts: number): Promise<void> {
  let planned = 0;
  for (let part = 0; part < parts; part++) {
    const wanted = Math.round((due * (part + 1)) / parts);
    const customers: number[] = [];
    while (planned < wanted) {
      const orders = Math.min(ordersEach[planned % ordersEach.length] ?? 1, wanted - planned);
      customers.push(orders);
      planned += orders;
    }
    await inLanes(customers, (orders, index) => planOne(shop.control, `${part}-${index}`, index, orders));
    await shop.control.post('clock', { advance: '+1m' }, anyAnswer);
  }
}

const withId = z.object({ id: z.string() });

async function planOne(control: ShopControl, name: string, index: number, orders: number): Promise<void> {
  const { start, ...kind } = kindsOfCustomers[index % kindsOfCustomers.length] ?? kindsOfCustomers[0];
  const email = `${start}-${name}@example.com`;
  const { id } = await control.post('customers', { email, ...kind }, withId);
  for (let number = 0; number < orders; number++)
    await control.post('orders', { customer: id, lines: [{ sku: 'A' }] }, withId);
}

/** Four at a time: a sandbox on the same machine gets no faster by more. */
async function inLanes<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const left = [...items.entries()];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}
