import type { Surface } from './table-types.ts';

/** The places of the sandbox's pages where extensions show. */
export const hostedTargets = [
  'purchase.checkout.reductions.render-after',
  'purchase.checkout.block.render',
  'purchase.thank-you.block.render',
  'customer-account.order-status.block.render',
  'customer-account.order-index.block.render',
  'customer-account.profile.block.render',
  'customer-account.page.render',
  'customer-account.order.page.render',
  'customer-account.order.action.menu-item.render',
  'customer-account.order.action.render',
] as const;

export type HostedTarget = (typeof hostedTargets)[number];

export function isHosted(target: string): target is HostedTarget {
  return hostedTargets.some((one) => one === target);
}

export function surfaceOf(target: HostedTarget): Surface {
  return target.startsWith('purchase.') ? 'checkout' : 'customer-account';
}
