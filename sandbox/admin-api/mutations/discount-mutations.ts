import { z } from 'zod';
import type { DiscountInput } from '../../domain/discounts/discount-inputs.ts';
import type { DiscountData } from '../../domain/discounts/discount-types.ts';
import {
  activateDiscount,
  createDiscount,
  deactivateDiscount,
  deleteDiscount,
  updateDiscount,
} from '../../domain/discounts/discounts.ts';
import type { Shop } from '../../domain/types.ts';
import type { Tx } from '../../state/database.ts';
import type { ApiContext, Args, FieldFunction, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { discountNodeView } from '../views/discount.ts';
import {
  basicForm,
  bxgyForm,
  freeShippingForm,
  newBasic,
  newBxgy,
  newFreeShipping,
} from './discount-forms.ts';
import { runCommand, type UserError } from './run-command.ts';

type Command = (tx: Tx, shop: Shop) => Promise<DiscountData>;

/** Runs the command; what is wrong is named by its place below the argument `root`. */
async function answer(context: ApiContext, root: string | null, command: Command): Promise<View> {
  const result = await runCommand(context, null, command);
  if ('refused' in result) return refused(result.refused, root);
  return { codeDiscountNode: discountNodeView(result.done, context), userErrors: [] };
}

function refused(error: UserError, root: string | null): View {
  const field = root === null || error.field === null ? error.field : [root, ...error.field];
  return { codeDiscountNode: null, userErrors: [shown({ ...error, field })] };
}

function shown(error: UserError): View {
  return { ...error, __typename: 'DiscountUserError', extraInfo: null };
}

function isError(read: DiscountInput | UserError): read is UserError {
  return 'message' in read;
}

const discountCodeBasicCreate: FieldFunction = async (args, context) => {
  const root = 'basicCodeDiscount';
  const read = newBasic(basicForm.parse(args[root]));
  if (isError(read)) return refused(read, root);
  return answer(context, root, (tx, shop) => createDiscount(tx, shop, read));
};

const discountCodeBxgyCreate: FieldFunction = async (args, context) => {
  const root = 'bxgyCodeDiscount';
  const read = newBxgy(bxgyForm.parse(args[root]));
  if (isError(read)) return refused(read, root);
  return answer(context, root, (tx, shop) => createDiscount(tx, shop, read));
};

const discountCodeFreeShippingCreate: FieldFunction = async (args, context) => {
  const root = 'freeShippingCodeDiscount';
  const read = newFreeShipping(freeShippingForm.parse(args[root]));
  if (isError(read)) return refused(read, root);
  return answer(context, root, (tx, shop) => createDiscount(tx, shop, read));
};

/** The whole content has to be given: the sandbox does not fill in what an update leaves out. */
const discountCodeBasicUpdate: FieldFunction = async (args, context) => {
  const root = 'basicCodeDiscount';
  const read = newBasic(basicForm.parse(args[root]));
  if (isError(read)) return refused(read, root);
  return answer(context, root, (tx, shop) => updateDiscount(tx, shop, discountId(args), read));
};

const onDiscount =
  (command: (tx: Tx, shop: Shop, id: string) => Promise<DiscountData>): FieldFunction =>
  (args, context) =>
    answer(context, null, (tx, shop) => command(tx, shop, discountId(args)));

const discountCodeDelete: FieldFunction = async (args, context) => {
  const id = discountId(args);
  const result = await runCommand(context, ['id'], (tx, shop) => deleteDiscount(tx, shop, id));
  if ('refused' in result) return { deletedCodeDiscountId: null, userErrors: [shown(result.refused)] };
  return { deletedCodeDiscountId: gid('DiscountCodeNode', id), userErrors: [] };
};

function discountId(args: Args): string {
  return idOf('DiscountCodeNode', z.object({ id: z.string() }).parse(args).id) ?? '0';
}

export const discountMutations: View = {
  discountCodeBasicCreate: scoped('write_discounts', discountCodeBasicCreate),
  discountCodeBasicUpdate: scoped('write_discounts', discountCodeBasicUpdate),
  discountCodeBxgyCreate: scoped('write_discounts', discountCodeBxgyCreate),
  discountCodeFreeShippingCreate: scoped('write_discounts', discountCodeFreeShippingCreate),
  discountCodeActivate: scoped('write_discounts', onDiscount(activateDiscount)),
  discountCodeDeactivate: scoped('write_discounts', onDiscount(deactivateDiscount)),
  discountCodeDelete: scoped('write_discounts', discountCodeDelete),
};
