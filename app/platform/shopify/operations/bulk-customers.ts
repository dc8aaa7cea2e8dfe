import { customerFields } from './customer-fields.ts';

/** Run as a bulk operation. */
export const document = `#graphql
  query BulkCustomers {
    customers { edges { node { ${customerFields} } } }
  }
`;
