import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Disposition } from '../door.ts';
import type { SettleOn } from '../policy/policy.ts';

// What a return is made of in each of its states, as far as it decides what may be done with it. A state has only what
// there is in it: nothing can be asked of it that it does not have.

export interface UnitStanding {
  readonly received: boolean;
  readonly disposition: Disposition | null;
  /** A settlement has paid for it. */
  readonly paid: boolean;
}

/** Nobody has said yes or no. */
export interface Requested {
  readonly state: 'requested';
}

/** The goods stay where they are: all that is to come is the money. */
export interface Keeping {
  readonly state: 'approved';
  readonly goods: 'kept';
  readonly settling: boolean;
}

/** Something has still to come. */
export interface Awaited {
  readonly state: 'approved' | 'in-transit';
  readonly goods: 'come-back';
  readonly settleOn: SettleOn;
  /** Its payment is being written at Shopify. */
  readonly settling: boolean;
  readonly units: readonly UnitStanding[];
}

/** Something has come. */
export interface Arrived {
  readonly state: 'received';
  readonly settleOn: SettleOn;
  readonly settling: boolean;
  readonly units: readonly UnitStanding[];
}

/** Every unit has been looked at. */
export interface Inspected {
  readonly state: 'inspected';
  readonly settling: boolean;
  readonly units: readonly (UnitStanding & { readonly disposition: Disposition })[];
}

/** Paid. What was paid for before it came still comes. */
export interface Settled {
  readonly state: 'settled';
  readonly goods: 'come-back' | 'kept';
  readonly units: readonly UnitStanding[];
}

/** Nothing more comes of it. */
export interface Ended {
  readonly state: 'declined' | 'cancelled' | 'closed' | 'expired';
}

export type ReturnStanding = Requested | Keeping | Awaited | Arrived | Inspected | Settled | Ended;

export interface Seen {
  readonly state: ReturnState;
  readonly outcome: Outcome;
  readonly settleOn: SettleOn;
  readonly settling: boolean;
  readonly units: readonly UnitStanding[];
}

/** What was seen of a return, as the state that it is in. Breaks on one that cannot be: inspected with units unseen. */
export function standingIn({ state, outcome, settleOn, settling, units }: Seen): ReturnStanding {
  const goods = outcome === 'keep' ? 'kept' : 'come-back';
  switch (state) {
    case 'requested':
      return { state };
    case 'approved':
      return goods === 'kept' ? { state, goods, settling } : { state, goods, settleOn, settling, units };
    case 'in-transit':
      return { state, goods: 'come-back', settleOn, settling, units };
    case 'received':
      return { state, settleOn, settling, units };
    case 'inspected':
      return { state, settling, units: units.map(lookedAt) };
    case 'settled':
      return { state, goods, units };
    case 'declined':
    case 'cancelled':
    case 'closed':
    case 'expired':
      return { state };
  }
}

function lookedAt(unit: UnitStanding): Inspected['units'][number] {
  const { disposition } = unit;
  if (disposition === null) throw new Error('An inspected return has a unit that nobody has looked at');
  return { ...unit, disposition };
}
