import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { programForm } from '#app/modules/loyalty/earning/forms.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export const catchUpRanges = ['30', '90', '365', 'all'] as const;

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), program: z.string().max(1_000_000) }),
  z.object({ intent: z.literal('go-live') }),
  z.object({ intent: z.literal('go-offline'), tell: z.enum(['yes', 'no']).default('no') }),
  z.object({ intent: z.literal('catch-up'), range: z.enum(catchUpRanges) }),
  z.object({ intent: z.literal('put-back'), version: z.coerce.number().int().min(1) }),
]);

type Intent = z.infer<typeof intents>;

/** What the screen hears back: done, or what is wrong by field (`form` for all of it). */
export type LoyaltyAnswer =
  | {
      readonly ok: true;
      readonly done: Intent['intent'];
      readonly changed?: boolean;
      readonly version?: number;
    }
  | { readonly errors: Readonly<Record<string, string>> };

/** Does what the merchant asked for. Null: there is no such version. */
export async function decideLoyalty(merchant: Merchant, fields: FormData): Promise<LoyaltyAnswer | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { errors: { form: textsFor().loyalty.invalidForm } };
  const { data } = parsed;
  const { loyalty } = app();
  const { shopId: shop, staffId, now } = merchant;
  switch (data.intent) {
    case 'save':
      return save(merchant, await withTiers(merchant, parseJson(data.program)));
    case 'go-live':
      await loyalty.goLive(shop, now, staffId);
      return { ok: true, done: 'go-live' };
    case 'go-offline':
      await loyalty.goOffline(shop, now, staffId, { tell: data.tell === 'yes' });
      return { ok: true, done: 'go-offline' };
    case 'put-back':
      return putBack(merchant, data.version);
    case 'catch-up': {
      const started = await loyalty.startCatchUp(
        shop,
        { from: catchUpStart(merchant, data.range) },
        staffId,
        now,
      );
      if ('refused' in started) return { errors: { form: textsFor().loyalty.catchUp.refused } };
      return { ok: true, done: 'catch-up' };
    }
  }
}

/** The first moment of a range of past orders: whole local days. */
export function catchUpStart(
  { now, shop }: Merchant,
  range: (typeof catchUpRanges)[number],
): Temporal.Instant {
  if (range === 'all') return Temporal.Instant.fromEpochMilliseconds(0);
  const today = now.toZonedDateTimeISO(shop.timezone).startOfDay();
  return today.subtract({ days: Number(range) }).toInstant();
}

async function save({ shopId: shop, staffId, now }: Merchant, form: unknown): Promise<LoyaltyAnswer> {
  const saved = await app().loyalty.saveProgram(shop, form, staffId, now);
  if ('refused' in saved) return { errors: saved.errors };
  return { ok: true, done: 'save', changed: saved.changed, version: saved.version };
}

/** Tiers have a page of their own: what was saved there since this one was loaded stays. */
async function withTiers({ shopId }: Merchant, form: unknown): Promise<unknown> {
  if (typeof form !== 'object' || form === null) return form;
  const { tiers } = (await app().loyalty.getProgram(shopId)).form;
  return { ...form, tiers };
}

async function putBack(merchant: Merchant, version: number): Promise<LoyaltyAnswer | null> {
  const { loyalty, commerce } = app();
  const [found] = await loyalty.listVersions(merchant.shopId, { before: version + 1, limit: 1 });
  if (found?.version !== version) return null;
  const { currency } = await commerce.getShop(merchant.shopId);
  const saved = await save(merchant, programForm(found.program, currency));
  return 'ok' in saved ? { ...saved, done: 'put-back' } : saved;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
