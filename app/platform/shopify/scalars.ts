import { z } from 'zod';
import { parseInstant } from '../../kernel/calendar.ts';
import { type CurrencyCode, currencyCode } from '../../kernel/currency.ts';
import { parseGid, type ShopifyId, shopifyId } from '../../kernel/ids.ts';
import { type Money, noMoney, parseMoneyRounded } from '../../kernel/money.ts';

// Parts that many answers and payloads share, parsed into the app's own types.

/** A moment in ISO 8601. */
export const instant = z.iso.datetime({ offset: true }).transform(parseInstant);

export const gid = z
  .string()
  .regex(/^gid:\/\/shopify\/[A-Za-z]+\/\d+(\?.*)?$/)
  .transform((text) => parseGid(text).id);

/** An id of a REST payload: a number, a bigint where a number would lose digits, or digits. */
export const restId = z
  .union([z.int().positive(), z.bigint().positive(), z.string().regex(/^\d+$/)])
  .transform((id): ShopifyId => shopifyId(BigInt(id)));

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

export const moneyV2 = z
  .object({ amount: decimal, currencyCode: z.string() })
  .transform(({ amount, currencyCode: code }): Money => parseMoneyRounded(amount, currencyCode(code)));

const restMoney = z
  .object({ amount: z.union([decimal, z.number().transform(String)]), currency_code: z.string() })
  .transform(({ amount, currency_code: code }): Money => parseMoneyRounded(amount, currencyCode(code)));

export interface Pair {
  readonly shop: Money;
  readonly presentment: Money;
}

/** GraphQL's MoneyBag. */
export const moneyBag = z
  .object({ shopMoney: moneyV2, presentmentMoney: moneyV2 })
  .transform((bag): Pair => ({ shop: bag.shopMoney, presentment: bag.presentmentMoney }));

/** A payload's `…_set`. */
export const moneySet = z
  .object({ shop_money: restMoney, presentment_money: restMoney })
  .transform((set): Pair => ({ shop: set.shop_money, presentment: set.presentment_money }));

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .transform(currencyCode);

export const noPair = (shop: CurrencyCode, presentment: CurrencyCode): Pair => ({
  shop: noMoney(shop),
  presentment: noMoney(presentment),
});

/** GraphQL's enum words as we keep them. */
export const word = z.string().transform((text) => text.toLowerCase());

export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
