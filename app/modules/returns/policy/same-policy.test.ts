import { describe, expect, it } from 'vitest';
import { samplePolicy, sampleRule } from '../sample-returns.ts';
import { samePolicy } from './same-policy.ts';

describe('two policies', () => {
  const fees = { returnShippingByCurrency: { EUR: 500, GBP: 450 } };
  const rules = ['a', 'b'].map((id) => sampleRule(id, [], { set: 'approval', to: 'manual' }));
  const policy = samplePolicy({ fees, rules });

  it('say the same in whatever order their tables stand', () => {
    const turned = { ...policy.fees, returnShippingByCurrency: { GBP: 450, EUR: 500 } };
    const { window, ...others } = policy;
    expect(samePolicy(policy, { ...others, fees: turned, window })).toBe(true);
    expect(samePolicy(policy, structuredClone(policy))).toBe(true);
  });

  it('say something else with another value, and in another order of priority', () => {
    expect(samePolicy(policy, { ...policy, settleOn: 'received' })).toBe(false);
    const dearer = { ...policy.fees, returnShippingByCurrency: { EUR: 500, GBP: 451 } };
    expect(samePolicy(policy, { ...policy, fees: dearer })).toBe(false);
    expect(samePolicy(policy, { ...policy, rules: [...rules].reverse() })).toBe(false);
    expect(samePolicy(policy, { ...policy, outcomes: { ...policy.outcomes, credit: null } })).toBe(false);
  });
});
