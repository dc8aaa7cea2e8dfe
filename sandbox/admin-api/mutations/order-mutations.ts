import { z } from 'zod';
import { cancelOrder } from '../../domain/cancel-order.ts';
import { tagOrder } from '../../domain/order-changes.ts';
import { payOrder } from '../../domain/pay-order.ts';
import { refundOrder } from '../../domain/refund-order.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockOrder } from '../../domain/save-order.ts';
import { sendInvoice } from '../../domain/send-invoice.ts';
import type { Id, Shop } from '../../domain/types.ts';
import { tenderOf } from '../../money/tenders.ts';
import type { Tx } from '../../state/database.ts';
import { takeId } from '../../state/documents.ts';
import type { ApiContext, FieldFunction, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { refundView } from '../views/order/refund.ts';
import { moneyInput } from '../views/returns/wishes.ts';
import { onceByKey, requiredKey } from './idempotency.ts';
import { runCommand, userError } from './run-command.ts';

const refundArgs = z.object({
  input: z.object({
    orderId: z.string(),
    currency: z.string().nullish(),
    note: z.string().nullish(),
    allowOverRefunding: z.boolean().nullish(),
    shipping: z.object({ amount: z.string().nullish(), fullRefund: z.boolean().nullish() }).nullish(),
    refundLineItems: z
      .array(
        z.object({
          lineItemId: z.string(),
          quantity: z.number().int(),
          restockType: z.enum(['CANCEL', 'LEGACY_RESTOCK', 'NO_RESTOCK', 'RETURN']).nullish(),
        }),
      )
      .nullish(),
    transactions: z
      .array(
        z.object({
          amount: z.string(),
          gateway: z.string(),
          kind: z.string(),
          parentId: z.string().nullish(),
        }),
      )
      .nullish(),
    refundMethods: z
      .array(
        z.object({ storeCreditRefund: z.object({ amount: moneyInput, expiresAt: z.string().nullish() }) }),
      )
      .nullish(),
  }),
});

const refundAnswer = z.object({ orderId: z.string(), refundId: z.string() });

const restockTypes = {
  CANCEL: 'cancel',
  LEGACY_RESTOCK: 'return',
  NO_RESTOCK: 'no_restock',
  RETURN: 'return',
} as const;

const refundCreate: FieldFunction = async (args, context, info) => {
  const key = requiredKey(info);
  const { input } = refundArgs.parse(args);
  const order = idOf('Order', input.orderId);
  if (order === null)
    return { order: null, refund: null, userErrors: [userError(['orderId'], 'Order does not exist')] };
  const lines = (input.refundLineItems ?? []).map((line) => ({
    lineId: line.lineItemId,
    quantity: line.quantity,
    restock: line.restockType == null ? ('no_restock' as const) : restockTypes[line.restockType],
  }));
  // Shopify gives back exactly the transactions it is told; without them no money moves.
  const payTo = (input.transactions ?? []).map((one) => ({
    amount: one.amount,
    ...(one.parentId == null ? { tender: tenderOf(one.gateway) } : { parentId: one.parentId }),
  }));
  const shipping = input.shipping?.amount ?? undefined;
  const storeCredit = (input.refundMethods ?? []).map(({ storeCreditRefund }) => ({
    ...storeCreditRefund.amount,
    expiresAt: storeCreditRefund.expiresAt,
  }));
  const result = await runCommand(context, null, (tx, shop) =>
    onceByKey(tx, shop, { mutation: 'refundCreate', key, args }, refundAnswer, async () => {
      const form = {
        order,
        lines,
        payTo,
        amount: '0',
        storeCredit,
        allowOver: input.allowOverRefunding ?? false,
        note: input.note,
        ...(shipping === undefined ? {} : { shipping }),
      };
      await requireRefundCurrency(tx, shop, order, input.currency);
      const { refund } = await refundOrder(tx, shop, form);
      return { orderId: order, refundId: refund.id };
    }),
  );
  if ('refused' in result) return { order: null, refund: null, userErrors: [result.refused] };
  const data = await context.load.order(result.done.orderId);
  const refund = data?.refunds.find((one) => one.id === result.done.refundId);
  return {
    order: data === null ? null : context.show.order(data, context),
    refund: data === null || refund === undefined ? null : refundView(data, refund, context),
    userErrors: [],
  };
};

/** Refused (`wrong-currency`): it has to be the presentment currency, and to be there where the shop's is another. */
async function requireRefundCurrency(
  tx: Tx,
  shop: Shop,
  id: Id,
  currency: string | null | undefined,
): Promise<void> {
  const order = await lockOrder(tx, shop, id);
  const wanted = order.presentmentCurrency;
  if (currency === wanted || (currency == null && wanted === order.currency)) return;
  const shown = { code: 'INVALID', field: ['input', 'currency'] };
  throw new Refusal('wrong-currency', `The currency of the refund must be ${wanted}.`, shown);
}

const cancelArgs = z.object({
  orderId: z.string(),
  reason: z.enum(['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'OTHER', 'STAFF']),
  restock: z.boolean(),
  refund: z.boolean().nullish(),
  refundMethod: z.object({ originalPaymentMethodsRefund: z.boolean().nullish() }).nullish(),
  staffNote: z.string().nullish(),
});

const reasons = {
  CUSTOMER: 'customer',
  DECLINED: 'declined',
  FRAUD: 'fraud',
  INVENTORY: 'inventory',
  OTHER: 'other',
  STAFF: 'staff',
} as const;

const orderCancel: FieldFunction = async (args, context) => {
  const form = cancelArgs.parse(args);
  const order = idOf('Order', form.orderId) ?? '0';
  const refund = form.refundMethod?.originalPaymentMethodsRefund ?? form.refund ?? false;
  const result = await runCommand(context, ['orderId'], async (tx, shop) => {
    await cancelOrder(tx, shop, {
      order,
      reason: reasons[form.reason],
      restock: form.restock,
      refund,
      note: form.staffNote,
    });
    return takeId(tx);
  });
  const errors = 'refused' in result ? [{ ...result.refused, __typename: 'OrderCancelUserError' }] : [];
  // Shopify cancels in a job; here it is done before the answer.
  const job = 'done' in result ? { id: gid('Job', result.done), done: true } : null;
  return { job, orderCancelUserErrors: errors, userErrors: errors };
};

const orderMarkAsPaid: FieldFunction = async (args, context) => {
  const { input } = z.object({ input: z.object({ id: z.string() }) }).parse(args);
  const order = idOf('Order', input.id) ?? '0';
  const result = await runCommand(context, ['id'], (tx, shop) => payOrder(tx, shop, { order }));
  return orderAnswer(result, context);
};

const orderUpdate: FieldFunction = async (args, context) => {
  const { input } = z
    .object({ input: z.strictObject({ id: z.string(), tags: z.array(z.string()) }) })
    .parse(args);
  const order = idOf('Order', input.id) ?? '0';
  const result = await runCommand(context, ['id'], (tx, shop) =>
    tagOrder(tx, shop, { order, tags: input.tags }),
  );
  return orderAnswer(result, context);
};

const orderInvoiceSend: FieldFunction = async (args, context) => {
  const form = z
    .object({ id: z.string(), email: z.object({ to: z.string().nullish() }).nullish() })
    .parse(args);
  const order = idOf('Order', form.id) ?? '0';
  const to = form.email?.to;
  const result = await runCommand(context, ['id'], (tx, shop) =>
    sendInvoice(tx, shop, { order, ...(to == null ? {} : { to }) }),
  );
  if ('done' in result) return orderAnswer(result, context);
  const code = 'ORDER_INVOICE_SEND_UNSUCCESSFUL';
  const refused = { ...result.refused, __typename: 'OrderInvoiceSendUserError', code };
  return { order: null, userErrors: [refused] };
};

type Result = Awaited<ReturnType<typeof runCommand<Parameters<ApiContext['show']['order']>[0]>>>;

function orderAnswer(result: Result, context: ApiContext): View {
  if ('refused' in result) return { order: null, userErrors: [result.refused] };
  return { order: context.show.order(result.done, context), userErrors: [] };
}

export const orderMutations: View = {
  refundCreate: scoped(['write_orders'], refundCreate),
  orderCancel: scoped(['write_orders'], orderCancel),
  orderMarkAsPaid: scoped(['write_orders'], orderMarkAsPaid),
  orderInvoiceSend: scoped(['write_orders'], orderInvoiceSend),
  orderUpdate: scoped(['write_orders'], orderUpdate),
};
