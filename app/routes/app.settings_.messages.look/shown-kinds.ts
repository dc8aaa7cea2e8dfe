import type { MessageKind } from '#app/modules/messages/message.ts';

/** Two mails that show everything: pictures of products, an order's facts, and a way out at the end of one. */
export const shownKinds = ['review-request', 'return-approved'] as const satisfies readonly MessageKind[];
export type ShownKind = (typeof shownKinds)[number];
