import { outcomes } from '#app/contracts/returns.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReturnTerms } from '../policy/terms.ts';

/** Of a return that was asked for before there were rules: what the policy itself says, for each line's reason. */
export function termsOfOld(policy: Policy, reasons: readonly string[]): ReturnTerms {
  const { approval, settleOn, sendTo } = policy;
  return {
    basis: 'policy',
    lines: reasons.map((reason) => lineTerms(policy, reason)),
    approval,
    settleOn,
    sendTo,
    held: [],
  };
}

function lineTerms(policy: Policy, reason: string): ReturnTerms['lines'][number] {
  const { window, fees, approval, settleOn, sendTo } = policy;
  const waived = fees.waivedFor.includes(reason);
  const own = {
    restockingPercent: waived ? null : fees.restockingPercent,
    returnShippingMinor: waived ? null : fees.returnShippingMinor,
    returnShippingByCurrency: waived ? {} : fees.returnShippingByCurrency,
  };
  const free = { restockingPercent: null, returnShippingMinor: null, returnShippingByCurrency: {} };
  const [refund, credit, exchange, keep] = outcomes.map((outcome) =>
    fees.waivedForOutcomes.includes(outcome) ? free : own,
  );
  return {
    window: { ...window, months: null, until: null },
    returnable: 'yes',
    outcomes: policy.outcomes,
    fees: { refund: refund ?? own, credit: credit ?? own, exchange: exchange ?? own, keep: keep ?? own },
    approval: { as: approval },
    settleOn,
    sendTo,
    said: [],
  };
}
