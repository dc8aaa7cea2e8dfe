import { z } from 'zod';
import { operation } from '../operation.ts';
import { instant } from '../scalars.ts';

export const document = `#graphql
  query OrderMails($id: ID!) {
    order(id: $id) {
      events(first: 50, reverse: true) {
        nodes { action message createdAt }
      }
    }
  }
`;

const answer = z
  .object({
    order: z
      .object({
        events: z.object({
          nodes: z.array(z.object({ action: z.string(), message: z.string(), createdAt: instant })),
        }),
      })
      .nullable(),
  })
  .transform((data) => (data.order?.events.nodes ?? []).filter(({ action }) => action === 'mail_sent'));

/** Mails that Shopify sent about an order, newest first, as its timeline says it. */
export const readOrderMails = operation<{ id: string }>()({
  name: 'OrderMails',
  document,
  answer,
  cost: 60,
});
