import { compareInstants, type Instant, type LocalDate } from '../../../kernel/calendar.ts';
import { printGid, type ShopifyId } from '../../../kernel/ids.ts';
import { compareMoney, type Money, moneyAmount } from '../../../kernel/money.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { isClearRefusal } from '../errors.ts';
import { createGiftCard } from '../operations/gift-card-create.ts';
import { creditAccount, readStoreCredits } from '../operations/store-credit.ts';

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

/** A gift card that belongs to a customer. */
export interface GiftCard {
  /** 8 to 20 letters and digits. */
  readonly code: string;
  readonly customer: ShopifyId;
  readonly amount: Money;
  /** Null: without end. */
  readonly lastDay: LocalDate | null;
  /** What staff see beside it. */
  readonly note: string;
}

export interface StoreCredit {
  readonly customer: ShopifyId;
  readonly amount: Money;
  /** Null: without end. */
  readonly expiresAt: Instant | null;
}

/** `denied`: Shopify did not look at it, so nothing is said about what was asked before. */
type Refused = { readonly refused: string } | { readonly denied: string };

/** Every call breaks when Shopify cannot be asked or does not answer: whether it was done is unknown then. */
export interface ShopifyIssuing {
  /** `taken`: there is a gift card with this code. */
  giftCard(
    shop: ShopRef,
    card: GiftCard,
  ): Promise<{ readonly made: ShopifyId } | { readonly taken: true } | Refused>;
  credit(shop: ShopRef, credit: StoreCredit): Promise<{ readonly made: ShopifyId } | Refused>;
  /** Credits exactly like this one that were given by hand or by an app since a moment, the oldest first. */
  creditsSince(shop: ShopRef, credit: StoreCredit, since: Instant): Promise<readonly ShopifyId[]>;
}

export function openShopifyIssuing(client: AdminClient): ShopifyIssuing {
  return {
    giftCard: (shop, { code, customer, amount, lastDay, note }) =>
      orDenied(async () => {
        const input = {
          code,
          note,
          customerId: printGid('Customer', customer),
          initialAmount: printAmount(amount),
          ...(lastDay === null ? {} : { expiresOn: lastDay.toString() }),
        };
        const { giftCard, userErrors } = await client.call(shop, createGiftCard, { input });
        if (giftCard !== null) return { made: giftCard.id };
        if (userErrors.some((error) => error.code === 'TAKEN')) return { taken: true as const };
        const why = userErrors.map((error) => error.code ?? error.message).join(', ');
        return { refused: why || 'no answer' };
      }),
    credit: (shop, { customer, amount, expiresAt }) =>
      orDenied(async () => {
        const made = await client.call(shop, creditAccount, {
          id: printGid('Customer', customer),
          input: {
            creditAmount: printAmount(amount),
            ...(expiresAt === null ? {} : { expiresAt: expiresAt.toString() }),
          },
        });
        return made.id === null ? { refused: made.refused ?? 'no answer' } : { made: made.id };
      }),
    async creditsSince(shop, { customer, amount, expiresAt }, since) {
      const credits = await client.call(shop, readStoreCredits, { customer: printGid('Customer', customer) });
      return credits
        .filter((credit) => credit.event === 'ADJUSTMENT' && compareInstants(credit.createdAt, since) >= 0)
        .filter(
          ({ amount: given }) => given.currency === amount.currency && compareMoney(given, amount) === 0,
        )
        .filter((credit) => isSameEnd(credit.expiresAt, expiresAt))
        .map((credit) => credit.id)
        .sort((a, b) => (a < b ? -1 : 1));
    },
  };
}

/** Without the scope, or in a form that Shopify does not know, it says so before it looks at anything. */
async function orDenied<Answer>(call: () => Promise<Answer>): Promise<Answer | { readonly denied: string }> {
  try {
    return await call();
  } catch (error) {
    if (isClearRefusal(error)) return { denied: error.codes.join(', ') };
    throw error;
  }
}

const printAmount = (amount: Money) => ({ amount: moneyAmount(amount), currencyCode: amount.currency });

/** Shopify keeps whole seconds. */
function isSameEnd(a: Instant | null, b: Instant | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a.epochMilliseconds - b.epochMilliseconds) < 1000;
}
