import { z } from 'zod';
import type { ProcessInput } from '../../../domain/returns/inputs.ts';
import { processReturn } from '../../../domain/returns/process-return.ts';
import type { FieldFunction } from '../../api-types.ts';
import { idOf } from '../../gid.ts';
import {
  exchangeUnits,
  moneyInput,
  refundShipping,
  refuseDutiesAndTips,
  shippingWish,
} from '../../views/returns/wishes.ts';
import { answerReturn } from './answer.ts';
import { dispositionForm, dispositionOf } from './dispositions.ts';

const issueRefund = z.object({
  allowOverRefunding: z.boolean().nullish(),
  orderTransactions: z.array(z.object({ parentId: z.string(), transactionAmount: moneyInput })),
  refundMethods: z
    .array(z.object({ storeCreditRefund: z.object({ amount: moneyInput, expiresAt: z.string().nullish() }) }))
    .nullish(),
});

const processArgs = z.object({
  input: z.object({
    returnId: z.string(),
    returnLineItems: z
      .array(
        z.object({
          id: z.string(),
          quantity: z.number().int(),
          dispositions: z.array(dispositionForm).nullish(),
        }),
      )
      .nullish(),
    exchangeLineItems: exchangeUnits.nullish(),
    financialTransfer: z.object({ issueRefund: issueRefund.nullish() }).nullish(),
    refundShipping: refundShipping.nullish(),
    refundDuties: z.array(z.unknown()).nullish(),
    tipLineId: z.string().nullish(),
    note: z.string().nullish(),
  }),
});

export const returnProcess: FieldFunction = (args, context) => {
  const { input } = processArgs.parse(args);
  refuseDutiesAndTips(input);
  const shipping = shippingWish(input.refundShipping);
  const refund = input.financialTransfer?.issueRefund;
  const form: ProcessInput = {
    return: idOf('Return', input.returnId) ?? '0',
    lines: (input.returnLineItems ?? []).map((line) => ({
      line: idOf('ReturnLineItem', line.id) ?? '0',
      quantity: line.quantity,
      dispositions: (line.dispositions ?? []).map(dispositionOf),
    })),
    exchangeLines: input.exchangeLineItems ?? [],
    ...(shipping === undefined ? {} : { shipping }),
    ...(refund == null ? {} : { refund: refundOf(refund) }),
    note: input.note,
  };
  return answerReturn(context, async (tx, shop) => {
    const { order, found } = await processReturn(tx, shop, form);
    return { order, made: found };
  });
};

function refundOf(refund: z.output<typeof issueRefund>): NonNullable<ProcessInput['refund']> {
  return {
    transactions: refund.orderTransactions.map((one) => ({
      parent: idOf('OrderTransaction', one.parentId) ?? '0',
      ...one.transactionAmount,
    })),
    storeCredit: (refund.refundMethods ?? []).map(({ storeCreditRefund }) => ({
      ...storeCreditRefund.amount,
      expiresAt: storeCreditRefund.expiresAt,
    })),
    allowOver: refund.allowOverRefunding ?? false,
  };
}
