import { z } from 'zod';

/** What every command takes, parsed at its edge: ids as digits or gid://…, amounts as decimal strings. */

export const idText = z
  .string()
  .regex(/^(gid:\/\/shopify\/[A-Za-z]+\/)?\d+$/)
  .transform((text) => text.slice(text.lastIndexOf('/') + 1));
export const amountText = z.string().regex(/^\d+(\.\d+)?$/);
export const quantity = z.number().int().min(1).max(10_000);

export const productInput = z.object({
  sku: z.string().min(1),
  barcode: z.string().min(1).optional(),
  price: amountText,
  stock: z.number().int().default(100),
  title: z.string().optional(),
  tags: z.array(z.string()).default([]),
  /** Titles of manual collections; made when they do not exist. */
  collections: z.array(z.string()).default([]),
  type: z.string().default(''),
  vendor: z.string().optional(),
  giftCard: z.boolean().default(false),
  descriptionHtml: z.string().default(''),
  image: z
    .object({
      url: z.string(),
      altText: z.string().default(''),
      width: z.number().int(),
      height: z.number().int(),
    })
    .optional(),
  compareAtPrice: amountText.optional(),
  /** More variants of the same product, after the first; their SKUs and stock are their own. */
  variants: z
    .array(
      z.object({
        sku: z.string().min(1),
        barcode: z.string().min(1).optional(),
        title: z.string(),
        price: amountText,
        stock: z.number().int().default(100),
      }),
    )
    .default([]),
  variantTitle: z.string().optional(),
});
export type ProductInput = z.input<typeof productInput>;

export const productChange = z.object({
  id: idText,
  title: z.string().optional(),
  price: amountText.optional(),
  vendor: z.string().optional(),
  type: z.string().optional(),
  tags: z.array(z.string()).optional(),
  status: z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED']).optional(),
  /** Titles of manual collections that it joins. */
  collections: z.array(z.string()).default([]),
  descriptionHtml: z.string().optional(),
});
export type ProductChange = z.input<typeof productChange>;

export const collectionInput = z.object({
  title: z.string().min(1),
  descriptionHtml: z.string().default(''),
  products: z.array(idText).default([]),
});
export type CollectionInput = z.input<typeof collectionInput>;

export const collectionChange = z.object({
  id: idText,
  title: z.string().optional(),
  add: z.array(idText).default([]),
  remove: z.array(idText).default([]),
});
export type CollectionChange = z.input<typeof collectionChange>;

const marketing = z.enum(['subscribed', 'not_subscribed', 'pending', 'unsubscribed']);

export const addressInput = z.object({
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  address1: z.string().nullish(),
  city: z.string().nullish(),
  provinceCode: z.string().nullish(),
  zip: z.string().nullish(),
  countryCode: z.string().length(2),
  phone: z.string().nullish(),
});
export type AddressInput = z.input<typeof addressInput>;

export const customerInput = z.object({
  email: z.string().nullish(),
  phone: z.string().nullish(),
  country: z.string().length(2).optional(),
  address: addressInput.optional(),
  marketing: marketing.default('subscribed'),
  tags: z.array(z.string()).default([]),
  account: z.boolean().default(true),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  locale: z.string().default('en'),
});
export type CustomerInput = z.input<typeof customerInput>;

export const customerChange = z.object({
  id: idText,
  email: z.string().nullish(),
  phone: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  note: z.string().nullish(),
  locale: z.string().optional(),
  marketing: marketing.optional(),
  tags: z.array(z.string()).optional(),
  account: z.boolean().optional(),
  address: addressInput.optional(),
});
export type CustomerChange = z.input<typeof customerChange>;

/** `keep` stays and takes over everything of `from`. */
export const mergeInput = z.object({ from: idText, keep: idText });
export type MergeInput = z.input<typeof mergeInput>;

const tender = z.enum(['card', 'giftCard', 'storeCredit', 'manual']);
/** `{ card: "10.00" }`: one tender and what it pays; several may share one object. */
const payment = z.partialRecord(tender, amountText);

export const orderInput = z.object({
  customer: idText.nullish(),
  /** The e-mail of a buyer without a customer record. */
  guest: z.string().nullish(),
  lines: z
    .array(
      z.object({
        sku: z.string(),
        quantity: quantity.default(1),
        /** Unit price in the presentment currency; without it the product's, at the order's rate. */
        price: amountText.optional(),
        /** Totals of the line in the presentment currency. */
        discount: amountText.optional(),
        tax: amountText.optional(),
        /** Lines with the same name were sold together. */
        bundle: z.string().min(1).optional(),
      }),
    )
    .min(1),
  shipping: amountText.optional(),
  presentment: z.object({ currency: z.string().length(3), rate: amountText }).optional(),
  paidWith: z.array(payment).optional(),
  paid: z.boolean().default(true),
  test: z.boolean().default(false),
  /** The discount of the lines came from this code; without it, from a manual order discount. */
  discountCode: z.string().optional(),
  /** Codes of the shop that the buyer entered; what they take off is worked out, and a given `discount` has to be it. */
  codes: z.array(z.string().min(1)).max(10).default([]),
  /** The checkout had taken the codes before they ended. */
  late: z.boolean().default(false),
  /** Placed by a customer who is signed in at the shop's checkout: discounts without a code apply, too. */
  automatic: z.boolean().default(false),
  tags: z.array(z.string()).default([]),
  note: z.string().nullish(),
  sourceName: z.string().default('web'),
  address: addressInput.optional(),
  /** The delivery country where there is no address; else the customer's, else the shop's. */
  country: z.string().length(2).optional(),
});
export type OrderInput = z.input<typeof orderInput>;

export const payInput = z.object({ order: idText, paidWith: z.array(payment).optional() });
export type PayInput = z.input<typeof payInput>;

export const fulfilInput = z.object({
  order: idText,
  /** Without lines: all that is left. */
  lines: z.array(z.object({ sku: z.string().optional(), lineId: idText.optional(), quantity })).optional(),
  tracking: z.object({ company: z.string(), number: z.string(), url: z.string() }).optional(),
});
export type FulfilInput = z.input<typeof fulfilInput>;

export const fulfillmentEventStatus = z.enum([
  'label_purchased',
  'label_printed',
  'ready_for_pickup',
  'confirmed',
  'in_transit',
  'out_for_delivery',
  'attempted_delivery',
  'delayed',
  'delivered',
  'failure',
]);

export const deliverInput = z.object({
  order: idText,
  /** Without it: every fulfilment that is not delivered yet. */
  fulfillment: idText.optional(),
  event: fulfillmentEventStatus.default('delivered'),
  message: z.string().nullish(),
  happenedAt: z.string().optional(),
});
export type DeliverInput = z.input<typeof deliverInput>;

export const restockType = z.enum(['return', 'cancel', 'no_restock']);

export const refundInput = z.object({
  order: idText,
  lines: z
    .array(
      z.object({
        sku: z.string().optional(),
        lineId: idText.optional(),
        quantity,
        /** Without it: `cancel` for units not yet sent, else `return`; both put them back into stock. */
        restock: restockType.optional(),
      }),
    )
    .optional(),
  /** Money to give back; without it, the lines' value and tax (and `shipping`). */
  amount: amountText.optional(),
  shipping: amountText.optional(),
  note: z.string().nullish(),
  /** Fixed parts per tender; without it card first, then gift card, store credit and manual. */
  payTo: z
    .array(z.object({ parentId: idText.optional(), tender: tender.optional(), amount: amountText }))
    .optional(),
  /** Given as new store credit of the order's customer. */
  storeCredit: z
    .array(z.object({ amount: amountText, currency: z.string(), expiresAt: z.string().nullish() }))
    .optional(),
  /** More than was paid in all; each payment still gives at most what it took. */
  allowOver: z.boolean().optional(),
});
export type RefundInput = z.input<typeof refundInput>;

export const cancelInput = z.object({
  order: idText,
  reason: z.enum(['customer', 'declined', 'fraud', 'inventory', 'staff', 'other']).default('customer'),
  refund: z.boolean().default(true),
  restock: z.boolean().default(true),
  note: z.string().nullish(),
});
export type CancelInput = z.input<typeof cancelInput>;

export const editInput = z.object({
  order: idText,
  /** New current quantity by SKU (or by line id). */
  set: z.record(z.string(), z.number().int().min(0).max(10_000)),
  /** Variants added by this edit: SKU → quantity. */
  add: z.record(z.string(), quantity).optional(),
  refund: amountText.optional(),
  /** A dearer order takes the difference by card at once; false leaves it outstanding. */
  collect: z.boolean().default(true),
  restock: z.boolean().default(true),
});
export type EditInput = z.input<typeof editInput>;
