import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  query StorefrontUrl {
    shop { url }
  }
`;

const answer = z.object({ shop: z.object({ url: z.url() }) }).transform(({ shop }) => shop.url);

/** Where the shop's storefront is: "https://shop.example.com". */
export const readStorefrontUrl = operation<Record<string, never>>()({
  name: 'StorefrontUrl',
  document,
  answer,
  cost: 1,
});
