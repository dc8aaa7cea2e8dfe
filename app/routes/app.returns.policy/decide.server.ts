import { z } from 'zod';
import { statusOf } from '#app/contracts/answers.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { mayDecide } from '../../platform/staff-roles.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { openPrint } from '../../ui/print/print.ts';
import { app } from '../../wiring.server.ts';

/** Which draft it is about: "0" where there was none. */
const revision = z.coerce.number().int().min(0).max(2_147_483_647);

const intents = z.discriminatedUnion('intent', [
  // Publishes at once what the form says.
  z.object({ intent: z.literal('save'), policy: jsonField }),
  z.object({ intent: z.literal('save-draft'), policy: jsonField, revision }),
  z.object({ intent: z.literal('publish'), revision }),
  z.object({ intent: z.literal('discard-draft') }),
  z.object({ intent: z.literal('put-back'), version: z.coerce.number().int().min(1).max(1_000_000) }),
  z.object({ intent: z.literal('go-live') }),
  z.object({ intent: z.literal('go-offline') }),
]);

type Asked = z.output<typeof intents>;
type PolicyAnswer = AreaAnswer<Asked['intent']>;

interface Decided {
  readonly answer: PolicyAnswer;
  readonly status: number;
}

/** Does what the merchant asked for. Null: there is no such version. */
export async function decidePolicy(merchant: Merchant, fields: FormData): Promise<Decided | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  if (!mayAsk(merchant, parsed.data))
    return { answer: { refused: 'not-allowed', values: { because: 'role' }, errors: {} }, status: 403 };
  const answer = await decide(merchant, parsed.data);
  if (answer === null) return null;
  if ('ok' in answer) return { answer, status: 200 };
  return { answer, status: answer.refused === 'bad-input' ? 422 : statusOf(answer.refused) };
}

/** Whoever decides about returns may write a draft; what shoppers see is changed by those who publish. */
function mayAsk(merchant: Merchant, { intent }: Asked): boolean {
  return intent === 'save-draft' ? mayDecide(merchant) : merchant.mayPublish;
}

async function decide(merchant: Merchant, asked: Asked): Promise<PolicyAnswer | null> {
  const { returns } = app();
  const { shopId: shop, staffId, now } = merchant;
  switch (asked.intent) {
    case 'save':
      return done('save', await returns.savePolicy(shop, asked.policy, staffId, now));
    case 'save-draft':
      return saveDraft(merchant, asked);
    case 'publish':
      return done('publish', await returns.publishDraft(shop, asked.revision, staffId, now));
    case 'discard-draft':
      await returns.discardDraft(shop);
      break;
    case 'put-back': {
      const restored = await returns.restorePolicy(shop, asked.version, staffId, now);
      return restored && done('put-back', restored);
    }
    case 'go-live': {
      const live = await returns.goLive(shop, now, staffId);
      if ('refused' in live) return { ...live, errors: {} };
      break;
    }
    case 'go-offline':
      await returns.goOffline(shop, now, staffId);
  }
  return { ok: true, done: asked.intent };
}

type Saved = Awaited<ReturnType<ReturnType<typeof app>['returns']['savePolicy' | 'publishDraft']>>;

function done(intent: 'save' | 'publish' | 'put-back', saved: Saved): PolicyAnswer {
  if ('refused' in saved) return { errors: {}, ...saved };
  return { ok: true, done: intent, changed: saved.changed, version: saved.version };
}

/** Where somebody else saved in between, the answer says which draft there is now. */
async function saveDraft(
  { shopId, staffId, now, shop }: Merchant,
  { policy: form, revision: known }: Extract<Asked, { intent: 'save-draft' }>,
): Promise<PolicyAnswer> {
  const { returns } = app();
  const saved = await returns.saveDraft(shopId, { form, revision: known }, staffId, now);
  if (!('refused' in saved)) return { ok: true, done: 'save-draft' };
  if (saved.refused !== 'not-allowed') return { errors: {}, ...saved };
  const { draft } = await returns.getPolicy(shopId);
  const print = openPrint({ zone: shop.timezone, now });
  return {
    refused: 'not-allowed',
    errors: {},
    values: {
      because: 'revision',
      revision: String(draft?.revision ?? 0),
      ...(draft === null ? {} : { savedBy: draft.savedBy, saved: print.moment(draft.savedAt).text }),
    },
  };
}
