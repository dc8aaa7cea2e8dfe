/** What the list can be filtered by. */
export const marketingStates = ['subscribed', 'not_subscribed', 'pending', 'unsubscribed'] as const;
/** Days back in which the last order was placed. */
export const withinDays = ['7', '30', '90', '365'] as const;
