import type { PolicyAction } from '#app/modules/returns/policy/policy.ts';
import { notANumber } from '../../../ui/rules/vocabulary.ts';
import type { Texts } from '../../../ui/texts/texts.ts';

type Kind = PolicyAction['set'];

/** What rules of the policy can do, as people look for it. */
export const actionGroups = {
  time: ['window'],
  eligible: ['final-sale', 'never', 'decline'],
  outcomes: ['refund', 'credit', 'exchange', 'keep', 'restocking', 'return-shipping'],
  steps: ['approval', 'settle-on', 'send-to'],
} as const satisfies Readonly<Record<keyof Texts['policy']['rules']['groups'], readonly Kind[]>>;

const kinds: readonly Kind[] = Object.values(actionGroups).flat();

/** An action of that kind as it stands before anything was chosen. Null: there is none. */
export function freshAction(kind: string): PolicyAction | null {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? null : fresh[known]();
}

const fresh: { readonly [Of in Kind]: () => Extract<PolicyAction, { set: Of }> } = {
  window: () => ({
    set: 'window',
    days: notANumber,
    months: null,
    from: null,
    transitDays: null,
    until: null,
  }),
  'final-sale': () => ({ set: 'final-sale', to: true }),
  never: () => ({ set: 'never' }),
  refund: () => ({ set: 'refund', to: true }),
  credit: () => ({ set: 'credit', to: { bonusPercent: null, bonusFlatMinor: null, bonusCapMinor: null } }),
  exchange: () => ({ set: 'exchange', to: { even: true } }),
  keep: () => ({ set: 'keep', to: { percent: '' } }),
  restocking: () => ({ set: 'restocking', percent: null, outcomes: [] }),
  'return-shipping': () => ({ set: 'return-shipping', fee: { minor: null, byCurrency: {} }, outcomes: [] }),
  approval: () => ({ set: 'approval', to: 'manual' }),
  decline: () => ({ set: 'decline', reason: 'OTHER', note: '' }),
  'settle-on': () => ({ set: 'settle-on', to: 'received' }),
  'send-to': () => ({ set: 'send-to', to: { address: '', locationId: null } }),
};
