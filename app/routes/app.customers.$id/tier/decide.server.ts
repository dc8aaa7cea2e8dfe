import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '#app/kernel/calendar.ts';
import type { CustomerId } from '#app/kernel/ids.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Merchant } from '../../../merchants/merchant.server.ts';
import type { AreaAnswer } from '../../../ui/forms/area-answer.ts';
import { textsFor } from '../../../ui/texts/texts.ts';
import { app } from '../../../wiring.server.ts';

const shortestReason = 3;
const longestReason = 500;

const intents = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('set-tier'),
    level: z.string().max(100),
    /** Empty: for good. */
    until: z.union([z.literal(''), z.iso.date()]),
    reason: z.string().trim().min(shortestReason).max(longestReason).refine(isStorable),
  }),
  z.object({ intent: z.literal('clear-tier') }),
]);

type Asked = z.output<typeof intents>;

export type TierAnswer = AreaAnswer<Asked['intent']>;

interface Decided {
  readonly answer: TierAnswer;
  readonly status: number;
}

/** Sets a customer's tier by hand, or lets it follow from what they bought again. */
export async function decideTier(
  merchant: Merchant,
  customerId: CustomerId,
  fields: FormData,
): Promise<Decided> {
  const { refused: words } = textsFor().tiers.set;
  if (!merchant.mayPublish)
    return {
      answer: { refused: 'not-allowed', values: { because: 'role' }, errors: { form: words.role } },
      status: 403,
    };
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return refused(parsed.error.issues.map(({ path }) => String(path[0] ?? 'form')));
  const { data } = parsed;
  return data.intent === 'set-tier' ? set(merchant, customerId, data) : clear(merchant, customerId);
}

async function set(
  { shopId, staffId, now }: Merchant,
  customerId: CustomerId,
  { level, until, reason }: Extract<Asked, { intent: 'set-tier' }>,
): Promise<Decided> {
  const day: LocalDate | null = until === '' ? null : parseLocalDate(until);
  const asked = { level, until: day, reason };
  const outcome = await app().loyalty.setManualTier(shopId, customerId, asked, staffId, now);
  if ('refused' in outcome) return refused(Object.keys(outcome.errors));
  return { answer: { ok: true, done: 'set-tier' }, status: 200 };
}

async function clear({ shopId, staffId, now }: Merchant, customerId: CustomerId): Promise<Decided> {
  const { refused: words } = textsFor().tiers.set;
  const cleared = await app().loyalty.clearManualTier(shopId, customerId, staffId, now);
  if (cleared === null)
    return { answer: { refused: 'not-allowed', errors: { form: words.none } }, status: 422 };
  return { answer: { ok: true, done: 'clear-tier' }, status: 200 };
}

/** Each field that is wrong says so in our words. */
function refused(fields: readonly string[]): Decided {
  const { refused: words } = textsFor().tiers.set;
  const named = { level: words.level, until: words.until, reason: words.reason };
  const errors = Object.fromEntries(
    fields.map((field) =>
      field === 'level' || field === 'until' || field === 'reason'
        ? [field, named[field]]
        : ['form', words.other],
    ),
  );
  return { answer: { refused: 'bad-input', errors }, status: 422 };
}
