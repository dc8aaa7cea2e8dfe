import { z } from 'zod';
import { operation } from '../operation.ts';
import { fileAnswer, fileFields } from './file-fields.ts';

export const document = `#graphql
  query File($id: ID!) {
    node(id: $id) { ${fileFields} }
  }
`;

/** A picture or film among the shop's files; null: it is not there. */
export const readFile = operation<{ id: string }>()({
  name: 'File',
  document,
  answer: z.object({ node: fileAnswer.nullable() }).transform(({ node }) => node),
  cost: 5,
});
