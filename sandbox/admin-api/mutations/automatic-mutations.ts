import { z } from 'zod';
import {
  type AutomaticInput,
  createAutomatic,
  deactivateAutomatic,
  deleteAutomatic,
  updateAutomatic,
} from '../../domain/automatic/automatic-discounts.ts';
import type { AutomaticDiscountData } from '../../domain/automatic/types.ts';
import type { Shop } from '../../domain/types.ts';
import type { Tx } from '../../state/database.ts';
import type { ApiContext, Args, FieldFunction, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { automaticNodeView } from '../views/automatic-discount.ts';
import { runCommand, type UserError } from './run-command.ts';

const gids = z.array(z.string()).nullish();

const common = {
  title: z.string(),
  startsAt: z.string().nullish(),
  tags: z.array(z.string()).default([]),
  combinesWith: z.strictObject({
    orderDiscounts: z.boolean().default(false),
    productDiscounts: z.boolean().default(false),
    shippingDiscounts: z.boolean().default(false),
  }),
  context: z.strictObject({ customerSegments: z.strictObject({ add: gids, remove: gids }) }),
};

/** DiscountAutomaticBasicInput, as far as the sandbox goes: a percentage off everything, for segments. */
const basicForm = z.strictObject({
  ...common,
  customerGets: z.strictObject({
    items: z.strictObject({ all: z.literal(true) }),
    value: z.strictObject({ percentage: z.number() }),
  }),
});

/** DiscountAutomaticFreeShippingInput, as far as the sandbox goes: to anywhere, for segments. */
const shippingForm = z.strictObject({ ...common, destination: z.strictObject({ all: z.literal(true) }) });

function inputOf(form: z.output<typeof basicForm> | z.output<typeof shippingForm>): AutomaticInput {
  const { orderDiscounts: order, productDiscounts: product, shippingDiscounts: shipping } = form.combinesWith;
  const { add, remove } = form.context.customerSegments;
  const ids = (texts: readonly string[] | null | undefined) =>
    (texts ?? []).map((text) => idOf('Segment', text) ?? '0');
  return {
    content: {
      title: form.title,
      startsAt: form.startsAt ?? null,
      tags: form.tags,
      combinesWith: { order, product, shipping },
      ...('customerGets' in form
        ? { kind: 'basic', value: { percentage: percentOf(form.customerGets.value.percentage) } }
        : { kind: 'free-shipping' }),
    },
    addSegments: ids(add),
    removeSegments: ids(remove),
  };
}

/** 0.125 as "12.5". */
function percentOf(fraction: number): string {
  return (fraction * 100).toFixed(4).replace(/\.?0+$/, '');
}

type Command = (tx: Tx, shop: Shop) => Promise<AutomaticDiscountData>;

async function answer(context: ApiContext, root: string | null, command: Command): Promise<View> {
  const result = await runCommand(context, null, command);
  if ('done' in result)
    return { automaticDiscountNode: automaticNodeView(result.done, context), userErrors: [] };
  const { field } = result.refused;
  const shownOn = root === null || field === null ? field : [root, ...field];
  return { automaticDiscountNode: null, userErrors: [shown({ ...result.refused, field: shownOn })] };
}

function shown(error: UserError): View {
  return { ...error, __typename: 'DiscountUserError', extraInfo: null };
}

const idOfDiscount = (args: Args): string => idOf('DiscountAutomaticNode', args.id) ?? '0';

function saving(root: string, form: typeof basicForm | typeof shippingForm, update: boolean): FieldFunction {
  return async (args, context) => {
    const input = inputOf(form.parse(args[root]));
    return answer(context, root, (tx, shop) =>
      update ? updateAutomatic(tx, shop, idOfDiscount(args), input) : createAutomatic(tx, shop, input),
    );
  };
}

const discountAutomaticDeactivate: FieldFunction = (args, context) =>
  answer(context, null, (tx, shop) => deactivateAutomatic(tx, shop, idOfDiscount(args)));

const discountAutomaticDelete: FieldFunction = async (args, context) => {
  const id = idOfDiscount(args);
  const result = await runCommand(context, ['id'], (tx, shop) => deleteAutomatic(tx, shop, id));
  if ('refused' in result) return { deletedAutomaticDiscountId: null, userErrors: [shown(result.refused)] };
  return { deletedAutomaticDiscountId: gid('DiscountAutomaticNode', id), userErrors: [] };
};

const write = (field: FieldFunction) => scoped('write_discounts', field);
const basic = 'automaticBasicDiscount';
const shipping = 'freeShippingAutomaticDiscount';

export const automaticMutations: View = {
  discountAutomaticBasicCreate: write(saving(basic, basicForm, false)),
  discountAutomaticBasicUpdate: write(saving(basic, basicForm, true)),
  discountAutomaticFreeShippingCreate: write(saving(shipping, shippingForm, false)),
  discountAutomaticFreeShippingUpdate: write(saving(shipping, shippingForm, true)),
  discountAutomaticDeactivate: write(discountAutomaticDeactivate),
  discountAutomaticDelete: write(discountAutomaticDelete),
};
