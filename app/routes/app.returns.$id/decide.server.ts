import { type RefusalWord, type Refused, statusOf } from '#app/contracts/answers.ts';
import type { Moved, ReturnDetail } from '#app/modules/returns/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { listStaff } from '../../platform/staff.server.ts';
import { app } from '../../wiring.server.ts';
import { type IntentName, type ReturnIntent, returnIntents } from './intents.ts';
import { notTheirs } from './rights.ts';

/** What the screen hears back. `not-allowed` with `because` in its values: it is not this person's to do. */
export type ReturnAnswer = { readonly done: IntentName } | Refused;

export interface Decided {
  readonly answer: ReturnAnswer;
  readonly status: number;
}

/** Does what the staff member decided. Null: there is no such return in this shop. */
export async function decideReturn(
  merchant: Merchant,
  returnId: bigint,
  fields: FormData,
): Promise<Decided | null> {
  const found = await app().returns.find(merchant.shopId, returnId);
  if (found === null) return null;
  const parsed = returnIntents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return refused('bad-input');
  return decide(merchant, found, parsed.data);
}

/** One decision about one return that is there. */
export async function decide(
  merchant: Merchant,
  found: Pick<ReturnDetail, 'id' | 'quotedShop' | 'customerId'>,
  asked: ReturnIntent,
): Promise<Decided> {
  const because = notTheirs(merchant, asked.intent, found.quotedShop.minor);
  if (because !== null) return { answer: { refused: 'not-allowed', values: { because } }, status: 403 };
  const moved = await move(merchant, found, asked);
  if ('refused' in moved) return refused(moved.refused, moved.values);
  return { answer: { done: asked.intent }, status: 200 };
}

const done = { done: true } as const;

async function move(
  merchant: Merchant,
  { id, customerId }: Pick<ReturnDetail, 'id' | 'customerId'>,
  asked: ReturnIntent,
): Promise<Moved | typeof done> {
  const { returns } = app();
  const { shopId: shop, staffId, now } = merchant;
  switch (asked.intent) {
    case 'approve':
      return returns.approve(shop, id, staffId, now);
    case 'decline': {
      const why = { reason: asked.reason, ...(asked.note ? { note: asked.note } : {}) };
      return returns.decline(shop, id, why, staffId, now);
    }
    case 'cancel':
      return returns.cancel(shop, id, staffId, now);
    case 'scan':
      return returns.recordScan(shop, id, asked.event, staffId, now);
    case 'receive':
      return returns.receive(shop, id, asked.units, staffId, now);
    case 'inspect':
      return returns.inspect(shop, id, asked.units, staffId, now);
    case 'reopen-missing':
      return returns.reopenMissing(shop, id, staffId, now);
    case 'switch-outcome':
      return returns.switchOutcome(shop, id, asked.outcome, staffId, now);
    case 'settle':
      return returns.settle(shop, id, { despite: asked.despite === 'yes' }, staffId, now);
    case 'write': {
      const { as, text, key } = asked;
      return returns.writeAsStaff(shop, { returnId: id, as, text, key }, staffId, now);
    }
    case 'read':
      await returns.markRead(shop, id);
      return done;
    case 'assign':
      return assign(merchant, id, asked.owner);
    case 'list-customer': {
      if (customerId === null) return { refused: 'not-allowed' };
      await returns.listCustomer(shop, customerId, asked.list === 'none' ? null : asked.list, staffId, now);
      return done;
    }
  }
}

/** Only to people of the shop: an unknown number is bad input. */
async function assign({ shopId, staffId, now }: Merchant, id: bigint, owner: string): Promise<Moved> {
  if (owner !== '' && owner !== staffId) {
    const staff = await listStaff(app().db, shopId);
    if (!staff.some(({ userId }) => userId === owner)) return { refused: 'bad-input' };
  }
  return app().returns.assign(shopId, id, owner === '' ? null : owner, staffId, now);
}

function refused(word: RefusalWord, values?: Readonly<Record<string, string>>): Decided {
  const answer: Refused = values ? { refused: word, values } : { refused: word };
  return { answer, status: statusOf(word) };
}
