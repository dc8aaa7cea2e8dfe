import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  query AccessScopes {
    currentAppInstallation { accessScopes { handle } }
  }
`;

export const answer = z
  .object({ currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }) })
  .transform((data) => data.currentAppInstallation.accessScopes.map((scope) => scope.handle));

export const readAccessScopes = operation<Record<string, never>>()({
  name: 'AccessScopes',
  document,
  answer,
  cost: 5,
});
