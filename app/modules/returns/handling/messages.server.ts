import type { Instant } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { messageFact } from '../case/facts.ts';
import type { StoredReturn } from '../case/stored-return.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { addMessage, setUnread } from '../store/words.server.ts';
import { addStep } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';
import { orderOfReturn } from './order-of-return.server.ts';

const maxText = 2000;
const maxKey = 100;

interface Written {
  readonly author: 'shopper' | 'shop' | 'note';
  readonly actor: string;
  readonly text: string;
  readonly key: string;
  readonly at: Instant;
}

/** Writes to the shop, whatever the return's state: see `Returns.writeAsShopper`. */
export async function writeAsShopper(
  deps: ReturnsDeps,
  shopId: bigint,
  asked: {
    readonly returnId: bigint;
    readonly customerId: bigint | null;
    readonly text: string;
    readonly key: string;
  },
  now: Instant,
): Promise<Moved> {
  const { returnId, customerId, key } = asked;
  // Before anybody learns in which state it is.
  const order = await orderOfReturn(deps, shopId, returnId);
  if (customerId === null || order?.customerId !== customerId) return { refused: 'not-yours' };
  const written: Written = { author: 'shopper', actor: 'shopper', text: asked.text.trim(), key, at: now };
  return write(deps, shopId, returnId, written);
}

/** Writes to the shopper, or a note among staff: see `Returns.writeAsStaff`. */
export async function writeAsStaff(
  deps: ReturnsDeps,
  shopId: bigint,
  message: {
    readonly returnId: bigint;
    readonly as: 'shop' | 'note';
    readonly text: string;
    readonly key: string;
  },
  actor: string,
  now: Instant,
): Promise<Moved> {
  const { returnId, as, key } = message;
  return write(deps, shopId, returnId, { author: as, actor, text: message.text.trim(), key, at: now });
}

async function write(deps: ReturnsDeps, shopId: bigint, returnId: bigint, written: Written): Promise<Moved> {
  const { text, key } = written;
  const fits = text.length >= 1 && text.length <= maxText && key.length >= 1 && key.length <= maxKey;
  if (!fits || !isStorable(text) || !isStorable(key)) return { refused: 'bad-input' };
  return moveReturn(deps, shopId, returnId, {
    move: null,
    async make(tx, stored) {
      await writeLocked(tx, stored, written);
      return null;
    },
  });
}

async function writeLocked(tx: Tx, stored: StoredReturn, written: Written): Promise<void> {
  const number = await addMessage(tx, stored.id, written);
  if (number === null) return;
  const { author, actor, at } = written;
  const step = author === 'note' ? 'note' : 'message';
  await addStep(tx, stored.id, { kind: step, at, actor, data: { number: String(number) } });
  if (author === 'note') return;
  await setUnread(tx.sql, tx.shopId, stored.id, author === 'shopper');
  await tx.announce([messageFact(stored, at, author, number)]);
}
