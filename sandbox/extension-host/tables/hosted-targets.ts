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
  'admin.customer-details.block.render',
] as const;

export type HostedTarget = (typeof hostedTargets)[number];

export function isHosted(target: string): target is HostedTarget {
  return hostedTargets.some((one) => one === target);
}

export function surfaceOf(target: HostedTarget): Surface {
  if (target.startsWith('admin.')) return 'admin';
  return target.startsWith('purchase.') ? 'checkout' : 'customer-account';
}

/** What a block of the admin may be made of here. The types allow more: fields and tables have no place in the sandbox. */
export const adminElements: readonly string[] = [
  's-admin-block',
  's-badge',
  's-banner',
  's-box',
  's-button',
  's-button-group',
  's-divider',
  's-heading',
  's-image',
  's-link',
  's-list-item',
  's-ordered-list',
  's-paragraph',
  's-section',
  's-spinner',
  's-stack',
  's-text',
  's-unordered-list',
];
