import { decimal, exponentOf } from '../../money/amount.ts';
import type { Reader, Tx } from '../../state/database.ts';
import { lockDocument, saveDocument, takeId } from '../../state/documents.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { Decimal, Id, Shop, Timestamp } from '../types.ts';

/** A gift card; its amounts are in its currency. */
export interface GiftCardData {
  id: Id;
  code: string;
  customerId: Id | null;
  initial: Decimal;
  balance: Decimal;
  currency: string;
  /** Last day on which it can be used; null: without end. */
  expiresOn: string | null;
  note: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface NewGiftCard {
  code: string;
  customerId: Id | null;
  /** Minor units of the currency. */
  amount: bigint;
  currency: string;
  expiresOn: string | null;
  note: string | null;
}

/** The most that one card may hold, in whole units of its currency. */
const MOST = 2_000n;

/** Issues a gift card. Refused: `bad-code`, `bad-amount`, `limit`, `not-found` (no such customer), `taken`. */
export async function createGiftCard(tx: Tx, shop: Shop, card: NewGiftCard): Promise<GiftCardData> {
  requireGood(card);
  if (card.customerId !== null && (await lockDocument(tx, shop, 'customer', card.customerId)) === null)
    throw refusal('not-found', 'The customer could not be found.', 'CUSTOMER_NOT_FOUND', 'customerId');
  const key = card.code.toLowerCase();
  // Two that ask for one code wait for each other here.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `gift-card:${shop.domain}:${key}`,
  ]);
  const known = await tx.query("select 1 from resource where shop = $1 and kind = 'giftCard' and name = $2", [
    shop.domain,
    key,
  ]);
  if (known.length > 0) throw refusal('taken', 'Code has already been taken', 'TAKEN', 'code');
  const amount = decimal(card.amount, card.currency);
  const made: GiftCardData = {
    id: await takeId(tx),
    code: key,
    customerId: card.customerId,
    initial: amount,
    balance: amount,
    currency: card.currency,
    expiresOn: card.expiresOn,
    note: card.note,
    createdAt: isoSeconds(shop.now),
    updatedAt: isoSeconds(shop.now),
  };
  await saveDocument(tx, shop, 'giftCard', made, {
    name: key,
    email: null,
    customerId: card.customerId,
    processedAt: made.createdAt,
  });
  return made;
}

/** Every gift card, the newest first. */
export async function listGiftCards(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  limit: number,
): Promise<GiftCardData[]> {
  const rows = await on.query<{ data: GiftCardData }>(
    "select data from resource where shop = $1 and kind = 'giftCard' order by id desc limit $2",
    [shop.domain, limit],
  );
  return rows.map((row) => row.data);
}

function requireGood({ code, amount, currency }: NewGiftCard): void {
  if (code.length < 8)
    throw refusal('bad-code', 'Code is too short (minimum is 8 characters)', 'TOO_SHORT', 'code');
  if (code.length > 20)
    throw refusal('bad-code', 'Code is too long (maximum is 20 characters)', 'TOO_LONG', 'code');
  if (!/^[a-z0-9]+$/i.test(code))
    throw refusal('bad-code', 'Code can only contain letters and numbers', 'INVALID', 'code');
  if (amount <= 0n)
    throw refusal('bad-amount', 'Initial amount must be greater than 0', 'GREATER_THAN', 'initialAmount');
  if (amount > MOST * 10n ** BigInt(exponentOf(currency)))
    throw refusal('limit', 'The gift card exceeds the limit', 'GIFT_CARD_LIMIT_EXCEEDED', 'initialAmount');
}

const refusal = (word: string, message: string, code: string, field: string) =>
  new Refusal(word, message, { code, field: ['input', field] });
