import { z } from 'zod';
import { editOrder } from '../../domain/edit-order.ts';
import { findVariantById } from '../../domain/products.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Id, OrderData, Shop } from '../../domain/types.ts';
import { decimal } from '../../money/amount.ts';
import { currentQuantity, fulfillableUnits, lineMoney } from '../../money/order-lines.ts';
import { orderTotals } from '../../money/order-totals.ts';
import { json, type Tx } from '../../state/database.ts';
import type { ApiContext, Args, FieldFunction, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { listConnection } from '../lists/connection.ts';
import { decimalBag, moneyBag } from '../views/money.ts';
import { runCommand, userError } from './run-command.ts';

/** What an edit will do when it is committed. */
const stagedForm = z.object({
  set: z.record(z.string(), z.number()),
  add: z.record(z.string(), z.number()),
  restock: z.boolean(),
});
type Staged = z.infer<typeof stagedForm>;

const orderEditBegin: FieldFunction = async (args, context) => {
  const order = await context.load.order(idOf('Order', args.id) ?? '0');
  if (order === null) return refusedEdit(userError(['id'], 'The order does not exist.'));
  const staged: Staged = { set: {}, add: {}, restock: true };
  const rows = await context.on.query<{ id: string }>(
    'insert into order_edit (shop, order_id, staged) values ($1, $2, $3::jsonb) returning id',
    [context.shop.domain, order.id, json(staged)],
  );
  return editAnswer(rows[0]?.id ?? '0', order, staged, context);
};

const orderEditSetQuantity: FieldFunction = async (args, context) => {
  const form = z
    .object({
      id: z.string(),
      lineItemId: z.string(),
      quantity: z.number().int().min(0),
      restock: z.boolean().nullish(),
    })
    .parse(args);
  const line = idOf('CalculatedLineItem', form.lineItemId) ?? idOf('LineItem', form.lineItemId) ?? '0';
  const result = await stage(context, form.id, (order, staged) => {
    if (!order.lines.some((one) => one.id === line))
      throw new Refusal('not-found', 'The line item does not exist.');
    return { ...staged, set: { ...staged.set, [line]: form.quantity }, restock: form.restock ?? false };
  });
  if ('refused' in result) return refusedEdit(result.refused);
  const { id, order, staged } = result.done;
  return {
    ...editAnswer(id, order, staged, context),
    calculatedLineItem: calculatedLine(order, line, staged),
  };
};

const orderEditAddVariant: FieldFunction = async (args, context) => {
  const form = z
    .object({ id: z.string(), variantId: z.string(), quantity: z.number().int().min(1) })
    .parse(args);
  const found = await findVariantById(
    context.on,
    context.shop,
    idOf('ProductVariant', form.variantId) ?? '0',
  );
  if (found === null) return refusedEdit(userError(['variantId'], 'The variant does not exist.'));
  const result = await stage(context, form.id, (_, staged) => ({
    ...staged,
    add: { ...staged.add, [found.variant.sku]: form.quantity },
  }));
  if ('refused' in result) return refusedEdit(result.refused);
  const { id, order, staged } = result.done;
  return { ...editAnswer(id, order, staged, context), calculatedLineItem: null };
};

const orderEditCommit: FieldFunction = async (args, context) => {
  const form = z.object({ id: z.string() }).parse(args);
  const result = await runCommand(context, ['id'], async (tx, shop) => {
    const { order, staged, id } = await lockEdit(tx, shop, form.id);
    const edited = await editOrder(tx, shop, {
      order: order.id,
      set: staged.set,
      add: staged.add,
      restock: staged.restock,
      // Shopify leaves what an edit costs more for the buyer to pay.
      collect: false,
    });
    await tx.query('delete from order_edit where shop = $1 and id = $2', [shop.domain, id]);
    return edited;
  });
  if ('refused' in result) return { order: null, successMessages: [], userErrors: [result.refused] };
  return {
    order: context.show.order(result.done, context),
    successMessages: ['Order updated'],
    userErrors: [],
  };
};

interface Edit {
  id: Id;
  order: OrderData;
  staged: Staged;
}

function stage(context: ApiContext, id: string, change: (order: OrderData, staged: Staged) => Staged) {
  return runCommand(context, ['id'], async (tx, shop): Promise<Edit> => {
    const edit = await lockEdit(tx, shop, id);
    const staged = change(edit.order, edit.staged);
    await tx.query('update order_edit set staged = $3::jsonb where shop = $1 and id = $2', [
      shop.domain,
      edit.id,
      json(staged),
    ]);
    return { ...edit, staged };
  });
}

async function lockEdit(tx: Tx, shop: Shop, text: string): Promise<Edit> {
  const id = idOf('CalculatedOrder', text) ?? idOf('OrderEditSession', text) ?? '0';
  const rows = await tx.query<{ staged: unknown; data: OrderData }>(
    `select e.staged, r.data from order_edit e
     join resource r on r.shop = e.shop and r.kind = 'order' and r.id = e.order_id
     where e.shop = $1 and e.id = $2 for update of e`,
    [shop.domain, id],
  );
  const row = rows[0];
  if (row === undefined) throw new Refusal('not-found', 'The calculated order does not exist.');
  return { id, order: row.data, staged: stagedForm.parse(row.staged) };
}

function refusedEdit(error: View): View {
  return { calculatedOrder: null, orderEditSession: null, calculatedLineItem: null, userErrors: [error] };
}

function editAnswer(id: Id, order: OrderData, staged: Staged, context: ApiContext): View {
  const lines = order.lines.map((line) => line.id);
  return {
    orderEditSession: { __typename: 'OrderEditSession', id: gid('OrderEditSession', id) },
    calculatedOrder: {
      __typename: 'CalculatedOrder',
      id: gid('CalculatedOrder', id),
      originalOrder: () => context.show.order(order, context),
      lineItems: (args: Args, api: ApiContext) =>
        listConnection(lines, args, api, {
          key: (line) => line,
          view: (line) => calculatedLine(order, line, staged) ?? {},
        }),
      totalOutstandingSet: moneyBag(order, orderTotals(order).outstanding),
    },
    userErrors: [],
  };
}

function calculatedLine(order: OrderData, id: Id, staged: Staged): View | null {
  const line = order.lines.find((one) => one.id === id);
  if (line === undefined) return null;
  const current = currentQuantity(order, line);
  return {
    id: gid('CalculatedLineItem', line.id),
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    quantity: staged.set[line.id] ?? current,
    editableQuantity: staged.set[line.id] ?? fulfillableUnits(order, line),
    editableQuantityBeforeChanges: fulfillableUnits(order, line),
    originalUnitPriceSet: decimalBag(
      order,
      decimal(lineMoney(order, line).unitPrice, order.presentmentCurrency),
    ),
    restockable: true,
    restocking: staged.restock,
    customAttributes: [],
  };
}

export const orderEditMutations: View = {
  orderEditBegin: scoped(['write_order_edits'], orderEditBegin),
  orderEditSetQuantity: scoped(['write_order_edits'], orderEditSetQuantity),
  orderEditAddVariant: scoped(['write_order_edits'], orderEditAddVariant),
  orderEditCommit: scoped(['write_order_edits'], orderEditCommit),
};
