import type { Instant } from '../../../kernel/calendar.ts';
import { parseDecimal } from '../../../kernel/decimal.ts';
import { printGid, type ShopifyId } from '../../../kernel/ids.ts';
import { type Money, moneyAmount } from '../../../kernel/money.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminUnavailable, isClearRefusal } from '../errors.ts';
import { readDiscountByCode } from '../operations/discount-by-code.ts';
import { type BasicInput, createBasicDiscount } from '../operations/discount-create-basic.ts';
import { type BoughtItems, createBxgyDiscount } from '../operations/discount-create-bxgy.ts';
import { createFreeShippingDiscount } from '../operations/discount-create-free-shipping.ts';
import { deactivateDiscount } from '../operations/discount-deactivate.ts';
import type { CreateAnswer, DiscountInput } from '../operations/discount-fields.ts';
import { readOrdersByCode } from '../operations/orders-by-code.ts';

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

/** A code for one use. */
export interface CodeDiscount {
  readonly code: string;
  readonly title: string;
  /** Null: whoever has the code. */
  readonly customer: ShopifyId | null;
  readonly value:
    | { readonly kind: 'amount-off'; readonly amount: Money; readonly collections: readonly ShopifyId[] }
    | { readonly kind: 'percent'; readonly percent: string; readonly collections: readonly ShopifyId[] }
    | { readonly kind: 'free-shipping' }
    /** One unit beside one of others; Shopify does not take "anything" for those. */
    | {
        readonly kind: 'free-product';
        readonly variant: ShopifyId;
        readonly beside:
          | { readonly products: readonly ShopifyId[] }
          | { readonly collections: readonly ShopifyId[] };
      };
  /** Of the goods that it takes something off; of those bought beside a free product. */
  readonly minSubtotal: Money | null;
  /** Null: as usual for its kind. */
  readonly combines: Combines | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

interface Combines {
  readonly order: boolean;
  readonly product: boolean;
  readonly shipping: boolean;
}

/** Every call breaks when Shopify cannot be asked or does not answer: whether it was done is unknown then. */
export interface ShopifyDiscounts {
  create(
    shop: ShopRef,
    discount: CodeDiscount,
  ): Promise<{ readonly made: ShopifyId } | { readonly taken: true } | { readonly refused: string }>;
  find(shop: ShopRef, code: string): Promise<{ readonly id: ShopifyId; readonly title: string } | null>;
  deactivate(shop: ShopRef, discount: ShopifyId, code: string): Promise<void>;
  findOrder(shop: ShopRef, code: string): Promise<ShopifyId | null>;
}

export function openShopifyDiscounts(client: AdminClient): ShopifyDiscounts {
  return {
    async create(shop, discount) {
      try {
        return outcomeOf(await callCreate(client, shop, discount));
      } catch (error) {
        // Without the scope, or in a form that Shopify does not know: asking again gives the same answer.
        if (isClearRefusal(error)) return { refused: error.codes.join(', ') };
        throw error;
      }
    },
    find: (shop, code) => client.call(shop, readDiscountByCode, { code }),
    async deactivate(shop, discount, code) {
      const id = printGid('DiscountCodeNode', discount);
      const [refused] = await client.call(shop, deactivateDiscount, { id });
      if (refused === undefined) return;
      // Staff may have ended or deleted it before us.
      const found = await client.call(shop, readDiscountByCode, { code });
      if (found?.id === discount && found.active)
        throw new AdminUnavailable(`A code could not be ended: ${refused.message}`);
    },
    async findOrder(shop, code) {
      const orders = await client.call(shop, readOrdersByCode, { query: `discount_code:'${code}'` });
      const used = (codes: readonly string[]) =>
        codes.some((one) => one.toUpperCase() === code.toUpperCase());
      return orders.find(({ discountCodes }) => used(discountCodes))?.id ?? null;
    },
  };
}

function callCreate(client: AdminClient, shop: ShopRef, discount: CodeDiscount): Promise<CreateAnswer> {
  const { value, minSubtotal } = discount;
  const input = inputOf(discount);
  if (value.kind === 'free-product') {
    const given = { products: { productVariantsToAdd: [printGid('ProductVariant', value.variant)] } };
    const bxgy = {
      ...input,
      usesPerOrderLimit: 1,
      customerBuys: {
        items: boughtItems(value.beside),
        value: minSubtotal === null ? { quantity: '1' } : { amount: moneyAmount(minSubtotal) },
      },
      customerGets: {
        items: given,
        value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
      },
    };
    return client.call(shop, createBxgyDiscount, { discount: bxgy });
  }
  const bounded = { ...input, ...minimumOf(minSubtotal) };
  if (value.kind === 'free-shipping') {
    const free = { ...bounded, destination: { all: true } as const };
    return client.call(shop, createFreeShippingDiscount, { discount: free });
  }
  const off =
    value.kind === 'percent'
      ? { percentage: shareOf(value.percent) }
      : { discountAmount: { amount: moneyAmount(value.amount), appliesOnEachItem: false as const } };
  const customerGets = { items: itemsOf(value.collections), value: off };
  return client.call(shop, createBasicDiscount, { discount: { ...bounded, customerGets } });
}

const collectionGids = (ids: readonly ShopifyId[]) => ids.map((id) => printGid('Collection', id));

const itemsOf = (collections: readonly ShopifyId[]): BasicInput['customerGets']['items'] =>
  collections.length === 0 ? { all: true } : { collections: { add: collectionGids(collections) } };

function boughtItems(
  beside: Extract<CodeDiscount['value'], { kind: 'free-product' }>['beside'],
): BoughtItems {
  return 'products' in beside
    ? { products: { productsToAdd: beside.products.map((id) => printGid('Product', id)) } }
    : { collections: { add: collectionGids(beside.collections) } };
}

const minimumOf = (least: Money | null) =>
  least === null
    ? {}
    : { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: moneyAmount(least) } } };

function inputOf({
  code,
  title,
  customer,
  value,
  combines,
  startsAt,
  endsAt,
}: CodeDiscount): Omit<DiscountInput, 'minimumRequirement'> {
  const { order, product, shipping } = combines ?? usualCombines(value);
  return {
    title,
    code,
    startsAt: startsAt.toString(),
    endsAt: endsAt.toString(),
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: customer === null ? { all: 'ALL' } : { customers: { add: [printGid('Customer', customer)] } },
    combinesWith: {
      orderDiscounts: order,
      productDiscounts: product,
      // Shipping is free once: Shopify refuses this for a code that makes it so.
      shippingDiscounts: shipping && value.kind !== 'free-shipping',
    },
  };
}

/** Two codes of one kind do not go together; each goes together with what the other kinds are. */
function usualCombines(value: CodeDiscount['value']): Combines {
  if (value.kind === 'free-shipping') return { order: true, product: true, shipping: false };
  const someGoods = value.kind === 'free-product' || value.collections.length > 0;
  return { order: someGoods, product: !someGoods, shipping: true };
}

/** Shopify takes percentages as a part of 1; two decimals of a percent fit into a double. */
function shareOf(percent: string): number {
  const { num, den } = parseDecimal(percent);
  return Number(num) / Number(den * 100n);
}

function outcomeOf({ codeDiscountNode, userErrors }: CreateAnswer) {
  if (codeDiscountNode !== null) return { made: codeDiscountNode.id };
  if (userErrors.some(({ code }) => code === 'TAKEN')) return { taken: true as const };
  return { refused: userErrors.map(({ code, message }) => code ?? message).join(', ') || 'no answer' };
}
