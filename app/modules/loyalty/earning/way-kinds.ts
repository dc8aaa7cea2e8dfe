/** What earns points beside orders. */
export const wayKinds = ['sign-up', 'birthday', 'newsletter', 'review', 'order-anniversary'] as const;

export type WayKind = (typeof wayKinds)[number];
