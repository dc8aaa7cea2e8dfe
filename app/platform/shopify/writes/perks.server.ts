import type { Instant } from '../../../kernel/calendar.ts';
import { printGid, type ShopifyId } from '../../../kernel/ids.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminRefused, AdminUnavailable } from '../errors.ts';
import { readAutomaticByTag } from '../operations/automatic-by-tag.ts';
import { createAutomaticBasic } from '../operations/automatic-create-basic.ts';
import { createAutomaticShipping } from '../operations/automatic-create-shipping.ts';
import { deleteAutomatic } from '../operations/automatic-delete.ts';
import type { AutomaticAnswer, AutomaticInput } from '../operations/automatic-fields.ts';
import { updateAutomaticBasic } from '../operations/automatic-update-basic.ts';
import { updateAutomaticShipping } from '../operations/automatic-update-shipping.ts';
import { createSegment } from '../operations/segment-create.ts';
import { deleteSegment } from '../operations/segment-delete.ts';
import type { SegmentAnswer } from '../operations/segment-fields.ts';
import { updateSegment } from '../operations/segment-update.ts';
import { readSegmentsByName } from '../operations/segments-by-name.ts';

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

/** A discount without a code, for the customers of a segment. */
export interface AutomaticDiscount {
  /** What shoppers see beside it. */
  readonly title: string;
  /** Tells ours from others; no customer sees it. */
  readonly mark: string;
  readonly value: { readonly kind: 'free-shipping' } | { readonly kind: 'percent'; readonly percent: number };
  readonly segment: ShopifyId;
  /** A segment that it was for before and is no more; null: none. */
  readonly formerly: ShopifyId | null;
}

/** `gone`: what was to be changed is not there. `refused`: Shopify will not take it, however often it is asked. */
export type PerkOutcome =
  | { readonly made: ShopifyId }
  | { readonly gone: true }
  | { readonly refused: string };

/** Every call breaks when Shopify cannot be asked or does not answer: whether it was done is unknown then. */
export interface ShopifyPerks {
  findSegment(shop: ShopRef, name: string): Promise<ShopifyId | null>;
  createSegment(shop: ShopRef, name: string, tag: string): Promise<PerkOutcome>;
  retagSegment(shop: ShopRef, segment: ShopifyId, tag: string): Promise<PerkOutcome>;
  /** One that is gone counts as removed. */
  removeSegment(shop: ShopRef, segment: ShopifyId, name: string): Promise<void>;
  /** All that bear the mark, the oldest first. */
  findDiscounts(shop: ShopRef, mark: string): Promise<readonly ShopifyId[]>;
  createDiscount(shop: ShopRef, discount: AutomaticDiscount, startsAt: Instant): Promise<PerkOutcome>;
  changeDiscount(shop: ShopRef, id: ShopifyId, discount: AutomaticDiscount): Promise<PerkOutcome>;
  /** One that is gone counts as removed. */
  removeDiscount(shop: ShopRef, id: ShopifyId, mark: string): Promise<void>;
}

export function openShopifyPerks(client: AdminClient): ShopifyPerks {
  const findSegment = async (shop: ShopRef, name: string) => {
    const found = await client.call(shop, readSegmentsByName, { query: `name:'${name}'` });
    return found.find((one) => one.name === name)?.id ?? null;
  };
  const findDiscounts = async (shop: ShopRef, mark: string) => {
    const found = await client.call(shop, readAutomaticByTag, { query: `tag:'${mark}'` });
    const ids = found.filter(({ tags }) => tags.includes(mark)).map(({ id }) => id);
    return ids.sort((a, b) => (a < b ? -1 : 1));
  };
  return {
    findSegment,
    createSegment: (shop, name, tag) =>
      clearly(async () =>
        segmentOutcome(await client.call(shop, createSegment, { name, query: queryOf(tag) })),
      ),
    retagSegment: (shop, segment, tag) =>
      clearly(async () =>
        segmentOutcome(
          await client.call(shop, updateSegment, { id: printGid('Segment', segment), query: queryOf(tag) }),
        ),
      ),
    async removeSegment(shop, segment, name) {
      const [refused] = await client.call(shop, deleteSegment, { id: printGid('Segment', segment) });
      if (refused !== undefined && (await findSegment(shop, name)) === segment)
        throw new AdminUnavailable(`A segment could not be removed: ${refused.message}`);
    },
    findDiscounts,
    createDiscount: (shop, discount, startsAt) =>
      clearly(async () => {
        const input = { ...inputOf(discount), startsAt: startsAt.toString() };
        const answer =
          discount.value.kind === 'percent'
            ? await client.call(shop, createAutomaticBasic, {
                discount: basic(input, discount.value.percent),
              })
            : await client.call(shop, createAutomaticShipping, { discount: shipping(input) });
        return discountOutcome(answer);
      }),
    changeDiscount: (shop, id, discount) =>
      clearly(async () => {
        const asked = { id: printGid('DiscountAutomaticNode', id) };
        const input = inputOf(discount);
        const { value } = discount;
        const answer =
          value.kind === 'percent'
            ? await client.call(shop, updateAutomaticBasic, {
                ...asked,
                discount: basic(input, value.percent),
              })
            : await client.call(shop, updateAutomaticShipping, { ...asked, discount: shipping(input) });
        return discountOutcome(answer);
      }),
    async removeDiscount(shop, id, mark) {
      const asked = { id: printGid('DiscountAutomaticNode', id) };
      const [refused] = await client.call(shop, deleteAutomatic, asked);
      if (refused !== undefined && (await findDiscounts(shop, mark)).includes(id))
        throw new AdminUnavailable(`An automatic discount could not be ended: ${refused.message}`);
    },
  };
}

/** Without the scope, or in a form that Shopify does not know: asking again gives the same answer. */
async function clearly(call: () => Promise<PerkOutcome>): Promise<PerkOutcome> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AdminRefused) return { refused: error.codes.join(', ') };
    throw error;
  }
}

/** As Shopify's segments ask for a tag; the form of levels takes no tag with a quote. */
const queryOf = (tag: string) => `customer_tags CONTAINS '${tag}'`;

/** It goes together with everything else that allows it, so that nobody has to choose between tier and code. */
function inputOf({ title, mark, segment, formerly }: AutomaticDiscount): AutomaticInput {
  const ids = (id: ShopifyId) => [printGid('Segment', id)];
  return {
    title,
    tags: [mark],
    context: {
      customerSegments: { add: ids(segment), ...(formerly === null ? {} : { remove: ids(formerly) }) },
    },
    combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
  };
}

const basic = (input: AutomaticInput, percent: number) => ({
  ...input,
  customerGets: { items: { all: true as const }, value: { percentage: percent / 100 } },
});

/** Free shipping does not go together with other free shipping. */
const shipping = (input: AutomaticInput) => ({
  ...input,
  combinesWith: { ...input.combinesWith, shippingDiscounts: false },
  destination: { all: true as const },
});

const isGone = (message: string) => /not exist|not found|could not be found/i.test(message);

function segmentOutcome({ segment, userErrors }: SegmentAnswer): PerkOutcome {
  if (segment !== null) return { made: segment.id };
  const messages = userErrors.map(({ message }) => message);
  return messages.some(isGone) ? { gone: true } : { refused: messages.join(', ') || 'no answer' };
}

function discountOutcome({ automaticDiscountNode, userErrors }: AutomaticAnswer): PerkOutcome {
  if (automaticDiscountNode !== null) return { made: automaticDiscountNode.id };
  const gone = userErrors.some(({ message }) => isGone(message));
  return gone
    ? { gone: true }
    : { refused: userErrors.map(({ message }) => message).join(', ') || 'no answer' };
}
