import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { anyAnswer, Refused } from './sandbox-control.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { EventNoun } from './vocabulary/beside-orders.ts';
import type { Branch } from './vocabulary/story.ts';

const withId = z.object({ id: z.string() });
const apiKey = z.object({ id: z.string(), secret: z.string() });
type ApiKey = z.output<typeof apiKey>;

/** Does what customers do beside orders; false: the branch has none of these. */
export async function actBesideOrders(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  if (name === 'newCustomer' && branch.newCustomer) {
    const { as, ...customer } = branch.newCustomer;
    const sent = { firstName: as, ...customer };
    shop.names.customers.set(as, (await shop.control.post('customers', sent, withId)).id);
  } else if (name === 'birthday' && branch.birthday) {
    const customer = idOf(shop.names.customers, 'customer', branch.birthday.customer);
    const body = { day: branch.birthday.day };
    await shop.shopper.call(customer, { path: '/api/birthday', body }, anyAnswer);
  } else if (name === 'event' && branch.event) await tell(shop, branch.event);
  else return false;
  return true;
}

/** Of each story's shop, the key that its other system has: made at its first event. */
const keys = new WeakMap<StoryShop, Promise<ApiKey>>();

function keyOf(shop: StoryShop): Promise<ApiKey> {
  const known = keys.get(shop);
  if (known) return known;
  const form = { intent: 'create', name: 'Another system' };
  const made = shop.admin.send('/app/settings/keys', form).then((text) => apiKey.parse(JSON.parse(text)));
  keys.set(shop, made);
  return made;
}

/** The words of stories for what the answer calls an error. */
const refusals: Readonly<Record<string, string>> = {
  'bad-input': 'bad-input',
  'key-reused': 'already-done',
  'unknown-customer': 'not-yours',
  'unknown-event': 'not-allowed',
};

async function tell(shop: StoryShop, noun: EventNoun): Promise<void> {
  const { event, customer, key, happenedAt, ...expected } = noun;
  const { id, secret } = await keyOf(shop);
  const who = { id: idOf(shop.names.customers, 'customer', customer) };
  const body = JSON.stringify({ event, customer: who, ...(happenedAt === undefined ? {} : { happenedAt }) });
  const time = String(Math.floor(Date.now() / 1000));
  const digits = createHmac('sha256', secret).update(`${time}.${key}.${body}`).digest('hex');
  const response = await fetch(new URL('/api/events', shop.appOrigin), {
    method: 'POST',
    headers: {
      'Afterglow-Key': id,
      'Afterglow-Timestamp': time,
      'Afterglow-Signature': `v1=${digits}`,
      'Idempotency-Key': key,
    },
    body,
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok) {
    const { error } = z.object({ error: z.string() }).parse(JSON.parse(text));
    const word = refusals[error];
    if (word !== undefined) throw new Refused(word, text);
    throw new Error(`The event ${key} was answered ${response.status}: ${text}`);
  }
  const answer = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  for (const [name, value] of Object.entries(expected))
    if (value !== undefined && answer[name] !== value)
      throw new Error(`The event ${key} was answered ${text}, not with ${name}: ${value}`);
}
