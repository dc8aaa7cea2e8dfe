import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query Locations {
    locations(first: 250) {
      nodes { id name isActive address { formatted } }
    }
  }
`;

const location = z.object({
  id: gid,
  name: z.string(),
  isActive: z.boolean(),
  address: z.object({ formatted: z.array(z.string()) }),
});

/** The shop's locations that are in use. */
export const readLocations = operation<object>()({
  name: 'Locations',
  document,
  answer: z
    .object({ locations: z.object({ nodes: z.array(location) }) })
    .transform(({ locations }) =>
      locations.nodes
        .filter((one) => one.isActive)
        .map(({ id, name, address }) => ({ id, name, address: address.formatted.join(', ') })),
    ),
  cost: 100,
});
