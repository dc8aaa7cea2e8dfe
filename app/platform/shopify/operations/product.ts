import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid, pageInfo } from '../scalars.ts';
import { productAnswer, productFields, variantAnswer, variantFields } from './product-fields.ts';

/** Collections and variants come by pages; each page asks for both, and what is complete is skipped. */
export const document = `#graphql
  query Product($id: ID!, $variantsAfter: String, $collectionsAfter: String) {
    product(id: $id) {
      ${productFields}
      collections(first: 100, after: $collectionsAfter) { nodes { id } pageInfo { hasNextPage endCursor } }
      variants(first: 100, after: $variantsAfter) { nodes { ${variantFields} } pageInfo { hasNextPage endCursor } }
    }
  }
`;

const connections = z.object({
  collections: z.object({ nodes: z.array(z.object({ id: gid })), pageInfo }),
  variants: z.object({ nodes: z.array(variantAnswer), pageInfo }),
});

export const answer = z
  .object({ product: z.unknown() })
  .transform(({ product }) =>
    product === null || product === undefined
      ? null
      : { ...productAnswer.parse(product), ...connections.parse(product) },
  );

export const readProduct = operation<{
  id: string;
  variantsAfter: string | null;
  collectionsAfter: string | null;
}>()({ name: 'Product', document, answer, cost: 210 });
