import { ZodError, z } from 'zod';
import type { CartChange } from '../../domain/checkout/cart-inputs.ts';
import type { PricedCart } from '../../domain/checkout/cart-types.ts';
import { changeCart, priceCart } from '../../domain/checkout/carts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Shop } from '../../domain/types.ts';
import type { State } from '../../state/database.ts';
import { refusalText } from '../../windows/refusal-texts.ts';

export type ChangeResult =
  | { type: 'success'; errors?: null }
  | { type: 'error'; message: string; errors?: { message: string }[] };

/** The changes of an extension that a checkout of the sandbox carries out. */
export const extensionChange = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('applyDiscountCodeChange'),
    change: z.object({ type: z.enum(['addDiscountCode', 'removeDiscountCode']), code: z.string().max(255) }),
  }),
  z.object({
    name: z.literal('applyNoteChange'),
    change: z.discriminatedUnion('type', [
      z.object({ type: z.literal('updateNote'), note: z.string().max(5000) }),
      z.object({ type: z.literal('removeNote') }),
    ]),
  }),
  z.object({
    name: z.literal('applyAttributeChange'),
    change: z.discriminatedUnion('type', [
      z.object({ type: z.literal('updateAttribute'), key: z.string().max(255), value: z.string().max(5000) }),
      z.object({ type: z.literal('removeAttribute'), key: z.string() }),
    ]),
  }),
  z.object({
    name: z.literal('applyCartLinesChange'),
    change: z.discriminatedUnion('type', [
      z.object({
        type: z.literal('addCartLine'),
        merchandiseId: z.string(),
        quantity: z.number().int().min(1),
      }),
      z.object({ type: z.literal('removeCartLine'), id: z.string(), quantity: z.number().int().min(1) }),
      z.object({ type: z.literal('updateCartLine'), id: z.string(), quantity: z.number().int().min(0) }),
    ]),
  }),
  z.object({
    name: z.literal('applyShippingAddressChange'),
    change: z.object({
      type: z.literal('updateShippingAddress'),
      address: z.object({
        firstName: z.string().optional(),
        lastName: z.string().optional(),
        address1: z.string().optional(),
        city: z.string().optional(),
        zip: z.string().optional(),
        provinceCode: z.string().optional(),
        countryCode: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .optional(),
        phone: z.string().optional(),
      }),
    }),
  }),
]);
export type ExtensionChange = z.output<typeof extensionChange>;

/** Carries out what an extension asks of the checkout; a code that takes nothing off does not stay. */
export async function changeCheckout(
  state: State,
  shop: Shop,
  token: string,
  asked: ExtensionChange,
): Promise<ChangeResult> {
  try {
    await state.transaction(async (tx) => {
      const before = await priceCart(tx, shop, token);
      await changeCart(tx, shop, token, cartChangeOf(asked, before));
      if (asked.name !== 'applyDiscountCodeChange' || asked.change.type === 'removeDiscountCode') return;
      const after = await priceCart(tx, shop, token);
      const wanted = asked.change.code.trim().toLowerCase();
      const code = after.codes.find((one) => one.code.toLowerCase() === wanted);
      if (code?.refused != null) throw new Refusal(code.refused, refusalText(code.refused));
    });
    return { type: 'success', ...(asked.name === 'applyShippingAddressChange' && { errors: null }) };
  } catch (error) {
    const message =
      error instanceof Refusal ? error.message : error instanceof ZodError ? z.prettifyError(error) : null;
    if (message === null) throw error;
    return {
      type: 'error',
      message,
      ...(asked.name === 'applyShippingAddressChange' && { errors: [{ message }] }),
    };
  }
}

function cartChangeOf({ name, change }: ExtensionChange, before: PricedCart): CartChange {
  switch (name) {
    case 'applyDiscountCodeChange':
      return change.type === 'addDiscountCode' ? { addCode: change.code } : { removeCode: change.code };
    case 'applyNoteChange':
      return { note: change.type === 'updateNote' ? change.note : null };
    case 'applyAttributeChange':
      if (change.type === 'removeAttribute')
        throw new Refusal('not-here', 'The sandbox keeps attributes once they are set.');
      return { attributes: { [change.key]: change.value } };
    case 'applyCartLinesChange':
      return { set: linesOf(change, before) };
    case 'applyShippingAddressChange': {
      const { address } = before;
      return {
        address: {
          ...(address !== null && {
            firstName: address.firstName ?? undefined,
            lastName: address.lastName ?? undefined,
            address1: address.address1 ?? undefined,
            city: address.city ?? undefined,
            zip: address.zip ?? undefined,
            provinceCode: address.provinceCode ?? undefined,
            phone: address.phone ?? undefined,
          }),
          countryCode: before.country,
          ...change.address,
        },
      };
    }
  }
}

const idOf = (gid: string): string => gid.split('/').at(-1) ?? gid;

function linesOf(
  change: Extract<ExtensionChange, { name: 'applyCartLinesChange' }>['change'],
  before: PricedCart,
): Record<string, number> {
  if (change.type === 'addCartLine') {
    const variantId = idOf(change.merchandiseId);
    const now = before.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
    return { [variantId]: now + change.quantity };
  }
  const line = before.lines.find((one) => one.id === idOf(change.id));
  if (line === undefined) throw new Refusal('not-found', 'There is no such line in the checkout.');
  const left =
    change.type === 'removeCartLine' ? Math.max(0, line.quantity - change.quantity) : change.quantity;
  return { [line.variantId]: left };
}
