import { productFields, variantFields } from './product-fields.ts';

/** Run as a bulk operation: products with all variants and collections as lines of their own. */
export const document = `#graphql
  query BulkProducts {
    products {
      edges {
        node {
          ${productFields}
          variants { edges { node { ${variantFields} } } }
          collections { edges { node { id } } }
        }
      }
    }
  }
`;
