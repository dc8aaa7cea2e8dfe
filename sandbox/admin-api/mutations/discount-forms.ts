import { z } from 'zod';
import type { DiscountInput } from '../../domain/discounts/discount-inputs.ts';
import type { Id } from '../../domain/types.ts';
import { rational } from '../../money/amount.ts';
import { idOf } from '../gid.ts';
import { type UserError, userError } from './run-command.ts';

const decimalText = z.union([z.string(), z.number()]).transform(String);
const gids = z.array(z.string()).nullish();

const common = {
  title: z.string().nullish(),
  code: z.string().nullish(),
  startsAt: z.string().nullish(),
  endsAt: z.string().nullish(),
  usageLimit: z.number().int().nullish(),
  appliesOncePerCustomer: z.boolean().nullish(),
  recurringCycleLimit: z.number().int().nullish(),
  tags: z.array(z.string()).nullish(),
  combinesWith: z
    .strictObject({
      orderDiscounts: z.boolean().nullish(),
      productDiscounts: z.boolean().nullish(),
      shippingDiscounts: z.boolean().nullish(),
    })
    .nullish(),
  context: z
    .strictObject({
      all: z.string().nullish(),
      customers: z.strictObject({ add: gids, remove: gids }).nullish(),
    })
    .nullish(),
  minimumRequirement: z
    .strictObject({
      subtotal: z.object({ greaterThanOrEqualToSubtotal: decimalText.nullish() }).nullish(),
      quantity: z.object({ greaterThanOrEqualToQuantity: decimalText.nullish() }).nullish(),
    })
    .nullish(),
};

const itemsForm = z.strictObject({
  all: z.boolean().nullish(),
  products: z.object({ productsToAdd: gids, productVariantsToAdd: gids }).nullish(),
  collections: z.object({ add: gids }).nullish(),
});

/** DiscountCodeBasicInput, as far as the sandbox goes. */
export const basicForm = z.strictObject({
  ...common,
  customerGets: z
    .strictObject({
      appliesOnOneTimePurchase: z.boolean().nullish(),
      appliesOnSubscription: z.boolean().nullish(),
      value: z
        .strictObject({
          percentage: z.number().nullish(),
          discountAmount: z
            .object({ amount: decimalText.nullish(), appliesOnEachItem: z.boolean().nullish() })
            .nullish(),
        })
        .nullish(),
      items: itemsForm.nullish(),
    })
    .nullish(),
});
type BasicForm = z.output<typeof basicForm>;

/** DiscountCodeFreeShippingInput, as far as the sandbox goes. */
export const freeShippingForm = z.strictObject({
  ...common,
  appliesOnOneTimePurchase: z.boolean().nullish(),
  appliesOnSubscription: z.boolean().nullish(),
  maximumShippingPrice: decimalText.nullish(),
  destination: z
    .strictObject({
      all: z.boolean().nullish(),
      countries: z
        .object({ add: z.array(z.string()).nullish(), includeRestOfWorld: z.boolean().nullish() })
        .nullish(),
    })
    .nullish(),
});
type FreeShippingForm = z.output<typeof freeShippingForm>;

const { minimumRequirement: _none, ...bxgyCommon } = common;

/** DiscountCodeBxgyInput, as far as the sandbox goes: what is given is free. */
export const bxgyForm = z.strictObject({
  ...bxgyCommon,
  usesPerOrderLimit: z.number().int().nullish(),
  customerBuys: z
    .strictObject({
      // The schema fills these in.
      isOneTimePurchase: z.boolean().nullish(),
      isSubscription: z.boolean().nullish(),
      items: itemsForm.nullish(),
      value: z.strictObject({ amount: decimalText.nullish(), quantity: decimalText.nullish() }).nullish(),
    })
    .nullish(),
  customerGets: z
    .strictObject({
      items: itemsForm.nullish(),
      value: z
        .strictObject({
          discountOnQuantity: z.strictObject({
            quantity: decimalText,
            effect: z.strictObject({ percentage: z.literal(1) }),
          }),
        })
        .nullish(),
    })
    .nullish(),
});

export function newBxgy(form: z.output<typeof bxgyForm>): DiscountInput | UserError {
  const missing = missingOf(form);
  if (missing !== null) return missing;
  const { customerBuys: buys, customerGets: gets } = form;
  if (buys?.items == null) return blank('customerBuys', 'items');
  if (gets?.items == null) return blank('customerGets', 'items');
  if (gets.value == null) return blank('customerGets', 'value');
  const { amount, quantity } = buys.value ?? {};
  return {
    ...commonOf(form),
    kind: 'bxgy',
    value: { percentage: '100' },
    items: chosen(gets.items),
    bought: {
      items: chosen(buys.items),
      amount: amount ?? null,
      quantity: quantity == null ? null : Number(quantity),
      gives: Number(gets.value.discountOnQuantity.quantity),
      usesPerOrder: form.usesPerOrderLimit ?? null,
    },
  };
}

/** What Shopify wants of a new discount, or its user error. */
export function newBasic(form: BasicForm): DiscountInput | UserError {
  const missing = missingOf(form);
  if (missing !== null) return missing;
  if (form.customerGets?.items == null) return blank('customerGets', 'items');
  return { ...commonOf(form), kind: 'basic', value: takesOff(form), items: itemsOf(form) };
}

export function newFreeShipping(form: FreeShippingForm): DiscountInput | UserError {
  const missing = missingOf(form);
  if (missing !== null) return missing;
  if (form.destination == null) return blank('destination');
  const { countries } = form.destination;
  return {
    ...commonOf(form),
    kind: 'free-shipping',
    maximumShipping: form.maximumShippingPrice ?? null,
    countries: countries == null || countries.includeRestOfWorld === true ? null : (countries.add ?? []),
  };
}

type Common = Partial<Pick<BasicForm, 'minimumRequirement'>> & Pick<BasicForm, keyof typeof bxgyCommon>;

function missingOf(form: Common): UserError | null {
  if (form.title == null) return blank('title');
  if (form.code == null) return blank('code');
  if (form.startsAt == null) return blank('startsAt');
  return form.context == null ? blank('context') : null;
}

function blank(...field: string[]): UserError {
  const words = field.at(-1)?.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`) ?? '';
  const message = `${words.charAt(0).toUpperCase()}${words.slice(1)} can't be blank`;
  return userError(field, message, 'BLANK');
}

function commonOf(form: Common): DiscountInput {
  const { combinesWith, minimumRequirement: minimum } = form;
  const units = minimum?.quantity?.greaterThanOrEqualToQuantity;
  return {
    title: form.title ?? '',
    code: form.code ?? '',
    startsAt: form.startsAt ?? '',
    endsAt: form.endsAt ?? null,
    usageLimit: form.usageLimit ?? null,
    oncePerCustomer: form.appliesOncePerCustomer ?? false,
    tags: form.tags ?? [],
    combinesWith: {
      order: combinesWith?.orderDiscounts ?? false,
      product: combinesWith?.productDiscounts ?? false,
      shipping: combinesWith?.shippingDiscounts ?? false,
    },
    customerIds: idsOf('Customer', form.context?.customers?.add),
    minimumSubtotal: minimum?.subtotal?.greaterThanOrEqualToSubtotal ?? null,
    minimumQuantity: units == null ? null : Number(units),
  };
}

function takesOff({ customerGets }: BasicForm): DiscountInput['value'] {
  const { percentage, discountAmount } = customerGets?.value ?? {};
  if (percentage != null) return { percentage: percentageOf(percentage) };
  if (discountAmount?.amount == null) return null;
  return { amount: discountAmount.amount, onEachItem: discountAmount.appliesOnEachItem ?? false };
}

const itemsOf = ({ customerGets }: BasicForm): DiscountInput['items'] => chosen(customerGets?.items ?? {});

function chosen({
  all,
  products,
  collections,
}: z.output<typeof itemsForm>): NonNullable<DiscountInput['items']> {
  if (all === true) return { all: true };
  return {
    productIds: idsOf('Product', products?.productsToAdd),
    variantIds: idsOf('ProductVariant', products?.productVariantsToAdd),
    collectionIds: idsOf('Collection', collections?.add),
  };
}

/** An id of another type becomes one that nothing has. */
function idsOf(type: string, texts: readonly string[] | null | undefined): Id[] {
  return (texts ?? []).map((text) => idOf(type, text) ?? '0');
}

/** A Float of the API, such as 0.125, as the percentage "12.5". */
function percentageOf(fraction: number): string {
  const { n, d } = rational(Math.abs(fraction).toFixed(6));
  const text = String((n * 100n * 1_000_000n) / d).padStart(7, '0');
  const percent = `${text.slice(0, -6)}.${text.slice(-6)}`.replace(/\.?0+$/, '');
  return fraction < 0 ? `-${percent}` : percent;
}
