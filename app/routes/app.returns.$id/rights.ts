import { mayDecide, mayPay, mayPublish, type StaffRights } from '../../platform/staff-roles.ts';
import type { IntentName } from './intents.ts';

/** `handle`: goods, by anybody. `pay`: within the amount that one may pay. `rule`: who also publishes the policy. */
const rightOf: Readonly<Record<IntentName, 'handle' | 'decide' | 'pay' | 'rule'>> = {
  scan: 'handle',
  receive: 'handle',
  inspect: 'handle',
  'reopen-missing': 'handle',
  approve: 'pay',
  settle: 'pay',
  'switch-outcome': 'pay',
  decline: 'decide',
  cancel: 'decide',
  write: 'decide',
  read: 'decide',
  assign: 'decide',
  'list-customer': 'rule',
};

/**
 * Why somebody may not do this to a return; null: they may. `amount`: it is worth more than they may pay. `minor`: its
 * worth, in minor units of the shop's currency.
 */
export function notTheirs(rights: StaffRights, intent: IntentName, minor: bigint): 'role' | 'amount' | null {
  const right = rightOf[intent];
  if (right === 'handle') return null;
  if (right === 'rule') return mayPublish(rights) ? null : 'role';
  if (!mayDecide(rights)) return 'role';
  return right === 'decide' || mayPay(rights, minor) ? null : 'amount';
}
