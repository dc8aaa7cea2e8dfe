import { z } from 'zod';
import { rational } from '../../money/amount.ts';
import { idText } from '../inputs.ts';
import { Refusal } from '../refusal.ts';

const ids = z.array(idText).default([]);
/** Below zero is read, to be refused by its name. */
const amountText = z.string().regex(/^-?\d+(\.\d+)?$/);

const items = z.union([
  z.object({ all: z.literal(true) }),
  z.object({ productIds: ids, variantIds: ids, collectionIds: ids }),
]);

/** A code discount as a command takes it; amounts in shop currency, percentages such as "12.5". */
export const discountInput = z.object({
  kind: z.enum(['basic', 'free-shipping', 'bxgy']).default('basic'),
  title: z.string(),
  code: z.string(),
  value: z
    .union([
      z.object({ amount: amountText, onEachItem: z.boolean().default(false) }),
      z.object({ percentage: amountText }),
    ])
    .nullable()
    .default(null),
  items: items.default({ all: true }),
  bought: z
    .object({
      items,
      amount: amountText.nullable(),
      quantity: z.number().int().nullable(),
      gives: z.number().int(),
      usesPerOrder: z.number().int().nullable(),
    })
    .nullable()
    .default(null),
  minimumSubtotal: amountText.nullable().default(null),
  minimumQuantity: z.number().int().nullable().default(null),
  customerIds: ids,
  usageLimit: z.number().int().nullable().default(null),
  oncePerCustomer: z.boolean().default(false),
  combinesWith: z
    .object({ order: z.boolean(), product: z.boolean(), shipping: z.boolean() })
    .default({ order: false, product: false, shipping: false }),
  maximumShipping: amountText.nullable().default(null),
  countries: z.array(z.string()).nullable().default(null),
  tags: z.array(z.string()).default([]),
  startsAt: z.string(),
  endsAt: z.string().nullable().default(null),
});
export type DiscountInput = z.input<typeof discountInput>;
export type DiscountForm = z.output<typeof discountInput>;

type Problem = [field: string[], code: string, message: string];

/** Refuses what Shopify refuses, by the field of its input and the code of its error. */
export function requireValid(form: DiscountForm): void {
  const problem = [
    ...textProblems(form),
    ...valueProblems(form),
    ...boughtProblems(form),
    ...limitProblems(form),
  ][0];
  if (problem === undefined) return;
  const [field, code, message] = problem;
  throw new Refusal('bad-discount', message, { field, code });
}

function* textProblems(form: DiscountForm): Generator<Problem> {
  if (form.title.trim() === '') yield [['title'], 'BLANK', "Title can't be blank"];
  if (form.title.length > 255) yield [['title'], 'TOO_LONG', 'Title is too long (maximum is 255 characters)'];
  if (form.code.trim() === '') yield [['code'], 'BLANK', "Code can't be blank"];
  if (form.code.length > 255) yield [['code'], 'TOO_LONG', 'Code is too long (maximum is 255 characters)'];
  if (form.tags.length > 5) yield [['tags'], 'TOO_MANY_TAGS', 'A discount has at most 5 tags'];
  if (form.tags.some((tag) => tag.length > 255)) {
    yield [['tags'], 'INVALID_TAG_LENGTH', 'Tag is too long (maximum is 255 characters)'];
  }
}

function* boughtProblems({ kind, bought, items }: DiscountForm): Generator<Problem> {
  if (kind !== 'bxgy') return;
  if (bought === null || isNothing(bought.items))
    yield [['customerBuys', 'items'], 'BLANK', "Items in 'customer buys' must be defined"];
  if (bought !== null && ('all' in bought.items || 'all' in items))
    yield [['customerBuys', 'items'], 'INVALID', "'All items' is not supported for buy X get Y"];
  if (bought !== null && bought.gives < 1)
    yield [['customerGets', 'value'], 'GREATER_THAN', 'Quantity must be greater than 0'];
}

const isNothing = (items: DiscountForm['items']) =>
  !('all' in items) && items.productIds.length + items.variantIds.length + items.collectionIds.length === 0;

function* valueProblems({ kind, value, items }: DiscountForm): Generator<Problem> {
  const place = ['customerGets', 'value'];
  if (kind === 'free-shipping') return;
  if (value === null) {
    yield [place, 'BLANK', "Value can't be blank"];
  } else if ('percentage' in value) {
    const { n, d } = rational(value.percentage);
    if (n < 0n || n > 100n * d)
      yield [[...place, 'percentage'], 'VALUE_OUTSIDE_RANGE', 'Value must be between 0.0 and 1.0'];
  } else if (rational(value.amount).n <= 0n) {
    yield [[...place, 'discountAmount', 'amount'], 'GREATER_THAN', 'Value must be greater than 0'];
  }
  if ('all' in items) return;
  if (isNothing(items)) {
    yield [['customerGets', 'items'], 'APPLIES_ON_NOTHING', "Items can't be blank"];
  }
}

function* limitProblems(form: DiscountForm): Generator<Problem> {
  if (form.usageLimit !== null && form.usageLimit < 1) {
    yield [['usageLimit'], 'GREATER_THAN', 'Usage limit must be greater than 0'];
  }
  if (form.minimumSubtotal !== null && form.minimumQuantity !== null) {
    const code = 'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT';
    yield [['minimumRequirement'], code, 'Give a minimum subtotal or a minimum quantity, not both'];
  }
  if (Number.isNaN(Date.parse(form.startsAt)))
    yield [['startsAt'], 'INVALID', 'Starts at is not a valid date'];
  if (form.endsAt !== null && !(Date.parse(form.endsAt) > Date.parse(form.startsAt))) {
    yield [['endsAt'], 'END_DATE_BEFORE_START_DATE', 'Ends at needs to be after starts_at'];
  }
}
