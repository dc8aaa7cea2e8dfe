import { z } from 'zod';
import { amountText, idText } from '../inputs.ts';

/** What the commands of returns take: ids as digits or gid://…, amounts in the order's presentment currency. */

const lineInput = z.object({
  fulfillmentLine: idText,
  quantity: z.number().int(),
  reason: idText.nullish(),
  reasonNote: z.string().default(''),
  customerNote: z.string().nullish(),
  /** Percent of what the units were sold for, such as "20" or "7.5". */
  restockingPercent: z.string().optional(),
});

const money = z.object({ amount: amountText, currency: z.string() });

const exchangeInput = z.object({
  variant: idText.nullish(),
  quantity: z.number().int(),
  /** Off the price of all units: an amount, or a percentage such as "12.5". */
  discount: z
    .object({
      value: z.union([money, z.object({ percentage: z.string() })]),
      description: z.string().nullish(),
    })
    .nullish(),
});
export type ExchangeInput = z.output<typeof exchangeInput>;

export const returnInput = z.object({
  order: idText,
  lines: z.array(lineInput),
  exchangeLines: z.array(exchangeInput).default([]),
  shippingFee: z.object({ amount: amountText, currency: z.string() }).optional(),
  requestedAt: z.string().nullish(),
});
export type ReturnInput = z.input<typeof returnInput>;

export const dispositionType = z.enum(['RESTOCKED', 'NOT_RESTOCKED', 'PROCESSING_REQUIRED', 'MISSING']);

export const dispositionInput = z.object({
  reverseLine: idText,
  quantity: z.number().int(),
  type: dispositionType,
  location: idText.nullish(),
});
export type DispositionInput = z.output<typeof dispositionInput>;

const someUnits = z.array(z.object({ line: idText, quantity: z.number().int() }));

export const processInput = z.object({
  return: idText,
  lines: z.array(
    z.object({
      line: idText,
      quantity: z.number().int(),
      dispositions: z.array(dispositionInput).default([]),
    }),
  ),
  /** What goes out: units of the return's exchange lines. */
  exchangeLines: someUnits.default([]),
  /** Original shipping given back. */
  shipping: z.union([z.literal('all'), money]).optional(),
  /** Without it no money moves. */
  refund: z
    .object({
      transactions: z.array(money.extend({ parent: idText })),
      storeCredit: z.array(money.extend({ expiresAt: z.string().nullish() })).default([]),
      allowOver: z.boolean().default(false),
    })
    .optional(),
  note: z.string().nullish(),
});
export type ProcessInput = z.input<typeof processInput>;
export type ProcessForm = z.output<typeof processInput>;

export const removeInput = z.object({
  return: idText,
  lines: someUnits,
  exchangeLines: someUnits.default([]),
});
export type RemoveInput = z.input<typeof removeInput>;

export const reverseDeliveryInput = z.object({
  reverseOrder: idText,
  /** Empty: everything that is not in a delivery yet. */
  lines: z.array(z.object({ reverseLine: idText, quantity: z.number().int() })),
  tracking: z.object({ number: z.string().nullish(), url: z.string().nullish() }).nullish(),
  labelUrl: z.string().nullish(),
});
export type ReverseDeliveryInput = z.input<typeof reverseDeliveryInput>;
