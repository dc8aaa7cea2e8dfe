/** Stretches of time within which a custom event can earn so many times for one customer. */
export const limitSpans = ['day', 'month', 'year', 'ever'] as const;

export type LimitSpan = (typeof limitSpans)[number];
