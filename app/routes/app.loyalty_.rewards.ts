import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireMerchant } from '../merchant.server.ts';
import { readForm } from '../read-form.server.ts';
import { app } from '../wiring.server.ts';

export type RewardsAnswer =
  | { readonly saved: { readonly version: number; readonly changed: boolean } }
  | { readonly refused: string; readonly errors?: Readonly<Record<string, string>> };

const input = z.object({
  intent: z.literal('save'),
  rewards: z
    .string()
    .max(200_000)
    .transform((text, context) => {
      try {
        const parsed: unknown = JSON.parse(text);
        return parsed;
      } catch {
        context.addIssue({ code: 'custom', message: 'JSON is expected.' });
        return z.NEVER;
      }
    }),
});

/** The form of the rewards and whether codes may be made. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { form, allowed } = await app().loyalty.getRewards(shopId);
  return json({ form, allowed });
}

/** Saves the rewards as a new version. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, staffId, now } = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<RewardsAnswer>({ refused: 'bad-input' }, { status: 422 });
  const saved = await app().loyalty.saveRewards(shopId, fields.data.rewards, staffId, now);
  return 'refused' in saved ? json<RewardsAnswer>(saved, { status: 422 }) : json<RewardsAnswer>({ saved });
}
