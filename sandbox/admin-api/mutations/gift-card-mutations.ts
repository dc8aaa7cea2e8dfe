import { z } from 'zod';
import { createGiftCard, type GiftCardData } from '../../domain/gift-cards/gift-cards.ts';
import { minor } from '../../money/amount.ts';
import type { FieldFunction, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { moneyV2 } from '../views/money.ts';
import { moneyInput } from '../views/returns/wishes.ts';
import { runCommand } from './run-command.ts';

/** GiftCardCreateInput, as far as the sandbox goes: with a code and an amount. */
const args = z.object({
  input: z.strictObject({
    code: z.string(),
    customerId: z.string().nullish(),
    initialAmount: moneyInput,
    expiresOn: z.string().nullish(),
    note: z.string().nullish(),
  }),
});

const giftCardCreate: FieldFunction = async (given, context) => {
  const { input } = args.parse(given);
  const { amount, currency } = input.initialAmount;
  const result = await runCommand(context, ['input'], (tx, shop) =>
    createGiftCard(tx, shop, {
      code: input.code,
      customerId: input.customerId == null ? null : (idOf('Customer', input.customerId) ?? '0'),
      amount: minor(amount, currency),
      currency,
      expiresOn: input.expiresOn ?? null,
      note: input.note ?? null,
    }),
  );
  if ('refused' in result) {
    const refused = { ...result.refused, __typename: 'GiftCardUserError' };
    return { giftCard: null, giftCardCode: null, userErrors: [refused] };
  }
  return { giftCard: giftCardView(result.done), giftCardCode: result.done.code, userErrors: [] };
};

function giftCardView(card: GiftCardData): View {
  return {
    __typename: 'GiftCard',
    id: gid('GiftCard', card.id),
    initialValue: moneyV2(minor(card.initial, card.currency), card.currency),
    balance: moneyV2(minor(card.balance, card.currency), card.currency),
    lastCharacters: card.code.slice(-4),
    maskedCode: `•••• •••• •••• ${card.code.slice(-4)}`,
    enabled: true,
    expiresOn: card.expiresOn,
    note: card.note,
    createdAt: card.createdAt,
    updatedAt: card.updatedAt,
  };
}

export const giftCardMutations: View = { giftCardCreate: scoped('write_gift_cards', giftCardCreate) };
