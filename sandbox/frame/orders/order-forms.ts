import type { CancelInput, EditInput, FulfilInput, RefundInput } from '../../domain/inputs.ts';
import type { OrderData } from '../../domain/types.ts';
import { currentQuantity, fulfillableUnits } from '../../money/order-lines.ts';
import { amountField, type Fields, FormError, fieldsNamed, wholeNumber } from '../act.ts';

const text = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;

/** Units chosen per line, as [line id, units]; lines with none are left out. */
function chosenUnits(order: OrderData, fields: Fields): [lineId: string, units: number][] {
  return fieldsNamed(fields, 'units')
    .map(([lineId, value]): [string, number] => {
      const line = order.lines.find((one) => one.id === lineId);
      return [lineId, wholeNumber(value, line?.title ?? 'Each number')];
    })
    .filter(([, units]) => units > 0);
}

/**
 * A refund as the form says. Units that were not sent yet are taken off the order, the others come back; without
 * "restock" neither goes back into stock.
 */
export function refundFrom(order: OrderData, fields: Fields): RefundInput {
  const restock = fields.get('restock') === 'yes';
  const lines = chosenUnits(order, fields).flatMap(([lineId, units]): NonNullable<RefundInput['lines']> => {
    const line = order.lines.find((one) => one.id === lineId);
    const unsent = line === undefined ? 0 : Math.min(units, fulfillableUnits(order, line));
    if (!restock) return [{ lineId, quantity: units, restock: 'no_restock' }];
    const parts: NonNullable<RefundInput['lines']> = [
      { lineId, quantity: unsent, restock: 'cancel' },
      { lineId, quantity: units - unsent, restock: 'return' },
    ];
    return parts.filter(({ quantity }) => quantity > 0);
  });
  const amount = amountField(fields.get('amount'), 'The amount');
  const shipping = amountField(fields.get('shipping'), 'Shipping');
  if (lines.length === 0 && amount === undefined && shipping === undefined) {
    throw new FormError('Choose the items to refund, or enter an amount.');
  }
  return {
    order: order.id,
    ...(lines.length > 0 && { lines }),
    ...(amount !== undefined && { amount }),
    ...(shipping !== undefined && { shipping }),
    note: text(fields.get('note')),
  };
}

/** New quantities and an added product, as the form says; `refund` is decided by the caller. */
export function editFrom(order: OrderData, fields: Fields): EditInput {
  const set = Object.fromEntries(
    fieldsNamed(fields, 'units')
      .map(([lineId, value]): [string, number] => [lineId, wholeNumber(value, 'Each quantity')])
      .filter(([lineId, units]) => {
        const line = order.lines.find((one) => one.id === lineId);
        return line !== undefined && units !== currentQuantity(order, line);
      }),
  );
  const addSku = text(fields.get('addSku'));
  const added = wholeNumber(fields.get('addUnits'), 'The added quantity');
  const add = addSku === null || added === 0 ? undefined : { [addSku]: added };
  if (Object.keys(set).length === 0 && add === undefined)
    throw new FormError('Change a quantity or add a product.');
  return {
    order: order.id,
    set,
    ...(add !== undefined && { add }),
    collect: fields.get('difference') !== 'outstanding',
    restock: fields.get('restock') === 'yes',
  };
}

/** Everything that is left, or the chosen units, with a tracking number where there is one. */
export function fulfilFrom(order: OrderData, fields: Fields): FulfilInput {
  const number = text(fields.get('trackingNumber'));
  const company = text(fields.get('trackingCompany')) ?? 'DHL';
  const tracking =
    number === null
      ? {}
      : { tracking: { company, number, url: `https://example.com/track/${encodeURIComponent(number)}` } };
  if (fields.get('all') === 'yes') return { order: order.id, ...tracking };
  const lines = chosenUnits(order, fields).map(([lineId, quantity]) => ({ lineId, quantity }));
  if (lines.length === 0) throw new FormError('Choose at least one item to fulfil.');
  return { order: order.id, lines, ...tracking };
}

const reasons = ['customer', 'inventory', 'fraud', 'declined', 'staff', 'other'] as const;

export function cancelFrom(order: OrderData, fields: Fields): CancelInput {
  return {
    order: order.id,
    reason: reasons.find((reason) => reason === fields.get('reason')) ?? 'other',
    refund: fields.get('refund') === 'yes',
    restock: fields.get('restock') === 'yes',
    note: text(fields.get('note')),
  };
}
