/** Why staff give or take points, as codes. */
export const adjustmentReasons = ['goodwill', 'correction', 'promotion', 'event', 'other'] as const;
export type AdjustmentReason = (typeof adjustmentReasons)[number];
