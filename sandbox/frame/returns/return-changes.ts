import { createReturn } from '../../domain/returns/create-return.ts';
import { approveRequest, declineRequest } from '../../domain/returns/decide-request.ts';
import { cancelReturn, closeReturn } from '../../domain/returns/end-return.ts';
import type { ReturnInput } from '../../domain/returns/inputs.ts';
import type { OrderData, Shop } from '../../domain/types.ts';
import type { Tx } from '../../state/database.ts';
import { act, amountField, type Fields, FormError, fieldsNamed, wholeNumber } from '../act.ts';
import type { Change } from '../orders/change-order.ts';

function returnFrom(order: OrderData, fields: Fields): ReturnInput {
  const lines = fieldsNamed(fields, 'units')
    .map(([fulfillmentLine, value]) => ({
      fulfillmentLine,
      quantity: wholeNumber(value, 'Each number'),
      reason: fields.get('reason'),
    }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) throw new FormError('Choose the items that come back.');
  const fee = amountField(fields.get('fee'), 'The fee');
  const currency = order.presentmentCurrency;
  return { order: order.id, lines, ...(fee === undefined ? {} : { shippingFee: { amount: fee, currency } }) };
}

const decisions: Record<
  string,
  readonly [text: string, work: (tx: Tx, shop: Shop, id: string) => Promise<unknown>]
> = {
  approve: ['The return is approved.', approveRequest],
  decline: [
    'The return is declined.',
    (tx, shop, id) => declineRequest(tx, shop, { return: id, reason: 'OTHER', note: null }),
  ],
  cancel: ['The return is cancelled.', cancelReturn],
  close: ['The return is marked as returned.', closeReturn],
};

/** What staff do with returns, by the path of its form. */
export const returnChanges: Record<string, Change> = {
  return: (deps, { c, context, order, here }, fields) =>
    act(c, deps, {
      domain: context.shop.domain,
      from: `${here}/return`,
      to: here,
      command: async (tx, shop) => createReturn(tx, shop, returnFrom(order, fields)),
      done: ({ made }) => `Return ${made.name} was created.`,
    }),
  'return-change': (deps, { c, context, here }, fields) => {
    const [text, work] = decisions[fields.get('do') ?? ''] ?? [];
    return act(c, deps, {
      domain: context.shop.domain,
      from: here,
      to: here,
      command: async (tx, shop) => {
        if (work === undefined) throw new FormError('This cannot be done with a return.');
        return work(tx, shop, fields.get('return') ?? '0');
      },
      done: text ?? '',
    });
  },
};
