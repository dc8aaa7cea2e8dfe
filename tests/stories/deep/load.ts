import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Refused, type ShopControl } from '../runner/sandbox-control.ts';

/** A shop's busy day: orders placed, paid, sent, refunded, edited and cancelled, until it is told to stop. */
export interface Load {
  /** Orders placed so far, as far as we were told. */
  placed(): number;
  /** Calls that failed because a part was dead, and were tried again or given up. */
  disturbed(): number;
  stop(): Promise<void>;
}

const withId = z.object({ id: z.string() });
const anyAnswer = z.unknown();

/** The same seed always gives the same numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `lanes` shoppers at a time. What fails while a part is dead may have happened or not: Shopify's state tells. */
export function startLoad(control: ShopControl, customers: readonly string[], lanes: number): Load {
  let stopping = false;
  let placed = 0;
  let disturbed = 0;
  const call = async <Schema extends z.ZodType>(path: string, body: object, answer: Schema) => {
    try {
      return await control.post(path, body, answer);
    } catch (error) {
      if (error instanceof Refused) return undefined;
      disturbed++;
      await sleep(200);
      return undefined;
    }
  };
  const lane = async (number: number) => {
    const random = seeded(number + 1);
    const pick = (count: number) => Math.floor(random() * count);
    while (!stopping) {
      const unpaid = pick(4) === 0;
      const order = await call('orders', orderBody(customers[pick(customers.length)], unpaid, pick), withId);
      if (!order) continue;
      placed++;
      if (unpaid) await call(`orders/${order.id}/pay`, {}, anyAnswer);
      await follow(`orders/${order.id}`, pick, (path, body) => call(path, body, anyAnswer));
      await sleep(pick(120));
    }
  };
  const running = Array.from({ length: lanes }, (_, number) => lane(number));
  return {
    placed: () => placed,
    disturbed: () => disturbed,
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}

function orderBody(customer: string | undefined, unpaid: boolean, pick: (count: number) => number): object {
  const quantity = 1 + pick(4);
  const lines = [
    { sku: 'A', quantity, discount: `${pick(3)}.${pick(10)}${pick(10)}`, tax: `${pick(4)}.${pick(10)}0` },
    { sku: 'B', quantity: 1 + pick(2) },
  ];
  return { ...(customer && { customer }), lines, paid: !unpaid, shipping: '4.90' };
}

/** What happens to an order afterwards: often nothing, else one or two things. */
async function follow(
  order: string,
  pick: (count: number) => number,
  call: (path: string, body: object) => Promise<unknown>,
): Promise<void> {
  switch (pick(8)) {
    case 0:
      await call(`${order}/refund`, { lines: [{ sku: 'A', quantity: 1 }] });
      await call(`${order}/refund`, { lines: [{ sku: 'B', quantity: 1 }] });
      return;
    case 1:
      await call(`${order}/refund`, { amount: '3.33' });
      await call(`${order}/refund`, { amount: '1.01' });
      return;
    case 2:
      await call(`${order}/cancel`, {});
      return;
    case 3:
      await call(`${order}/edit`, { set: { A: 5 } });
      return;
    case 4:
      await call(`${order}/fulfil`, {});
      await call(`${order}/deliver`, {});
      return;
  }
}
