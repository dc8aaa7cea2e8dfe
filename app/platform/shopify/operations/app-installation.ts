import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  query AppInstallation {
    currentAppInstallation { id }
  }
`;

const answer = z
  .object({ currentAppInstallation: z.object({ id: z.string() }) })
  .transform((data) => data.currentAppInstallation.id);

/** The global id of our installation in this shop: the owner of the app's own metafields. */
export const readAppInstallation = operation<Record<string, never>>()({
  name: 'AppInstallation',
  document,
  answer,
  cost: 2,
});
