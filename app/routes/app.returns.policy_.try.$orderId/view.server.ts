import { endOfLocalDay, parseLocalDate, zone as zoneOf } from '#app/kernel/calendar.ts';
import type { AskedUnits, PolicyView, WantedVariant } from '#app/modules/returns/door.ts';
import { type PolicyForm, policyForm } from '#app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '#app/modules/returns/policy/policy.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { becauseOf } from '../../ui/returns/because.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { type TriedOrder, type TriedQuote, triedOrder, triedQuote } from './try-view.ts';

export interface TryOrderView {
  readonly of: 'draft' | 'published';
  /** Null: the draft cannot be tried as it is. */
  readonly order: TriedOrder | null;
}

export interface Tried {
  readonly lines: readonly AskedUnits[];
  readonly exchangeFor: readonly WantedVariant[];
}

/** An order as its shopper would see it under the draft. Null: there is no such order. */
export async function readTriedOrder(merchant: Merchant, orderId: bigint): Promise<TryOrderView | null> {
  const { view, form, around } = await readAround(merchant);
  const of = view.draft === null ? 'published' : 'draft';
  const asked = { form, orderId, lines: [] };
  const tried = await app().returns.tryOne(merchant.shopId, asked, merchant.now);
  if (tried === null) return null;
  return { of, order: 'refused' in tried ? null : triedOrder(tried.order, around) };
}

/** What these units would get. Null: there is no such order. */
export async function readTriedQuote(
  merchant: Merchant,
  orderId: bigint,
  { lines, exchangeFor }: Tried,
): Promise<TriedQuote | null> {
  const { form, around } = await readAround(merchant);
  const asked = { form, orderId, lines, ...(exchangeFor.length > 0 ? { exchangeFor } : {}) };
  const tried = await app().returns.tryOne(merchant.shopId, asked, merchant.now);
  if (tried === null) return null;
  if ('refused' in tried || tried.quote === null) return triedQuote({ refused: 'bad-input' }, around);
  return triedQuote(tried.quote, around);
}

async function readAround({ shopId, shop, now }: Merchant) {
  const view = await app().returns.getPolicy(shopId);
  const form = formTried(view);
  const texts = textsFor();
  const print = openPrint({ zone: shop.timezone, now });
  const names = {
    currency: view.currency,
    reasons: Object.fromEntries(form.reasons.map(({ id, label }) => [id, label])),
  };
  const zone = zoneOf(shop.timezone);
  return {
    view,
    form,
    around: {
      print,
      texts,
      because: (message: Parameters<typeof becauseOf>[0]) => becauseOf(message, print, texts, names),
      day: (date: string) =>
        print.date(endOfLocalDay(parseLocalDate(date), zone).subtract({ seconds: 1 })).text,
    },
  };
}

/** The draft, else what customers get now. */
function formTried({ draft, current, currency }: PolicyView): PolicyForm {
  return draft?.form ?? policyForm(current?.policy ?? defaultPolicy(), currency);
}
