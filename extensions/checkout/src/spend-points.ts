import type { RedemptionView } from '../../../app/contracts/rewards.ts';
import type { Answer, AppClient, Values } from '../../shared/app-client.ts';
import type { Once } from '../../shared/intention.ts';
import { isEntered, type Priced, takenOff, takenOffDelivery } from './taken-off.ts';

export interface CheckoutHands {
  readonly app: AppClient;
  /** Sends one intention under one key. */
  readonly once: Once<RedemptionView>;
  enter(code: string): Promise<boolean>;
  remove(code: string): Promise<boolean>;
  /** What the checkout says now. */
  priced(): Priced;
  sleep(ms: number): Promise<void>;
}

export type Spent =
  | { readonly applied: true; readonly redemption: RedemptionView }
  /** `key` of the sentence; where points do not come back at once, `endsAt` says when they do. */
  | { readonly applied: false; readonly key: string; readonly endsAt: string | null }
  | { readonly applied: false; readonly refused: Extract<Answer<never>, { done: false }> };

const codeTries = 8;
const priceTries = 20;

/** Reserves points and waits for their code. The same key again is the same redemption, so it is asked for until the code is there. */
export async function reserve(
  { app, sleep }: CheckoutHands,
  input: { reward: string; points: string; key: string },
): Promise<Answer<RedemptionView>> {
  for (let left = codeTries; ; left--) {
    const answer = await app.post<RedemptionView>('/api/redemptions', { ...input, where: 'checkout' });
    if (!answer.done || answer.value.code !== null) return answer;
    if (left === 0) return { done: false, why: 'unreachable', values: noValues };
    await sleep(700);
  }
}

const noValues: Values = {};

/** Enters a redemption's code. Takes it out and gives the points back where it takes nothing off. */
export async function apply(hands: CheckoutHands, redemption: RedemptionView): Promise<Spent> {
  const { code } = redemption;
  if (code === null) return { applied: false, key: 'not-taken', endsAt: redemption.endsAt };
  if (!(await hands.enter(code))) return giveBack(hands, redemption, 'not-taken');
  for (let left = priceTries; left > 0; left--) {
    if (takesOff(hands.priced(), redemption, code)) return { applied: true, redemption };
    await hands.sleep(100);
  }
  await hands.remove(code);
  return giveBack(hands, redemption, 'takes-nothing-off');
}

function takesOff(priced: Priced, redemption: RedemptionView, code: string): boolean {
  if (redemption.value.kind !== 'free-shipping') return takenOff(priced, code) > 0;
  // Before an address is given there is no delivery to take anything off; the code waits for it.
  if (priced.delivery.length === 0) return isEntered(priced, code);
  return takenOffDelivery(priced) > 0;
}

async function giveBack(hands: CheckoutHands, redemption: RedemptionView, key: string): Promise<Spent> {
  const released = await hands.app.post(`/api/redemptions/${redemption.id}/release`, {});
  return { applied: false, key, endsAt: released.done ? null : redemption.endsAt };
}

/** Takes a redemption's code out and gives its points back. Null: both done. */
export async function undo(hands: CheckoutHands, redemption: RedemptionView): Promise<Spent | null> {
  if (redemption.code !== null && !(await hands.remove(redemption.code)))
    return { applied: false, key: 'not-removed', endsAt: null };
  const released = await hands.app.post(`/api/redemptions/${redemption.id}/release`, {});
  if (released.done) return null;
  return { applied: false, key: 'comes-back', endsAt: redemption.endsAt };
}
