import { processByStaff } from '../../domain/returns/by-hand/process-by-staff.ts';
import { type ExchangeWish, exchangeLinesFor } from '../../domain/returns/by-hand/return-by-staff.ts';
import { createReturn } from '../../domain/returns/create-return.ts';
import { approveRequest, declineRequest } from '../../domain/returns/decide-request.ts';
import { cancelReturn, closeReturn, reopenReturn } from '../../domain/returns/end-return.ts';
import type { ReturnInput } from '../../domain/returns/inputs.ts';
import { declineReasons } from '../../domain/returns/types.ts';
import type { OrderData, Shop } from '../../domain/types.ts';
import type { Tx } from '../../state/database.ts';
import { act, amountField, type Fields, FormError, fieldsNamed, wholeNumber } from '../act.ts';
import type { Change } from '../orders/change-order.ts';

async function returnFrom(tx: Tx, shop: Shop, order: OrderData, fields: Fields): Promise<ReturnInput> {
  const restockingPercent = amountField(fields.get('restocking'), 'The restocking fee');
  const lines = fieldsNamed(fields, 'units')
    .map(([fulfillmentLine, value]) => ({
      fulfillmentLine,
      quantity: wholeNumber(value, 'Each number'),
      reason: fields.get('reason'),
      reasonNote: fields.get('note') ?? '',
      ...(restockingPercent === undefined ? {} : { restockingPercent }),
    }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) throw new FormError('Choose the items that come back.');
  const fee = amountField(fields.get('fee'), 'The fee');
  const currency = order.presentmentCurrency;
  return {
    order: order.id,
    lines,
    exchangeLines: await exchangeLinesFor(tx, shop, currency, exchangeFrom(fields)),
    ...(fee === undefined ? {} : { shippingFee: { amount: fee, currency } }),
  };
}

function exchangeFrom(fields: Fields): ExchangeWish[] {
  const sku = fields.get('exchangeSku') ?? '';
  if (sku === '') return [];
  const discount = amountField(fields.get('exchangeDiscount'), 'The discount');
  return [
    {
      sku,
      quantity: wholeNumber(fields.get('exchangeUnits'), 'The quantity'),
      ...(discount === undefined ? {} : { discount }),
    },
  ];
}

type Decision = readonly [
  text: string,
  work: (tx: Tx, shop: Shop, id: string, fields: Fields) => Promise<unknown>,
];

const decisions: Record<string, Decision> = {
  approve: ['The return is approved.', approveRequest],
  decline: ['The return is declined.', decline],
  cancel: ['The return is cancelled.', cancelReturn],
  process: ['The items are processed.', process],
  close: ['The return is marked as returned.', closeReturn],
  reopen: ['The return goes on.', reopenReturn],
};

function decline(tx: Tx, shop: Shop, id: string, fields: Fields) {
  const reason = declineReasons.find((one) => one === fields.get('reason')) ?? 'OTHER';
  return declineRequest(tx, shop, { return: id, reason, note: fields.get('note') || null });
}

const means = ['original', 'store-credit', 'none'] as const;

function process(tx: Tx, shop: Shop, id: string, fields: Fields) {
  const location = fields.get('location') ?? '';
  const money = means.find((one) => one === fields.get('money')) ?? 'original';
  return processByStaff(tx, shop, { return: id, location: location === '' ? null : location, money });
}

/** What staff do with returns, by the path of its form. */
export const returnChanges: Record<string, Change> = {
  return: (deps, { c, context, order, here }, fields) =>
    act(c, deps, {
      domain: context.shop.domain,
      from: `${here}/return`,
      to: here,
      command: async (tx, shop) => {
        const { made } = await createReturn(tx, shop, await returnFrom(tx, shop, order, fields));
        if (fields.get('pos') === 'yes') await processByStaff(tx, shop, { return: made.id });
        return made;
      },
      done: (made) => `Return ${made.name} was created.`,
    }),
  'return-change': (deps, { c, context, here }, fields) => {
    const [text, work] = decisions[fields.get('do') ?? ''] ?? [];
    return act(c, deps, {
      domain: context.shop.domain,
      from: here,
      to: here,
      command: async (tx, shop) => {
        if (work === undefined) throw new FormError('This cannot be done with a return.');
        return work(tx, shop, fields.get('return') ?? '0', fields);
      },
      done: text ?? '',
    });
  },
};
