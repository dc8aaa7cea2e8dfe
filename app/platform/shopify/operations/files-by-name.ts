import { z } from 'zod';
import { operation } from '../operation.ts';
import { fileAnswer, fileFields } from './file-fields.ts';

export const document = `#graphql
  query FilesByName($query: String!) {
    files(first: 5, query: $query) {
      nodes { ${fileFields} }
    }
  }
`;

/** Pictures and films that a search finds. */
export const findFiles = operation<{ query: string }>()({
  name: 'FilesByName',
  document,
  answer: z
    .object({ files: z.object({ nodes: z.array(fileAnswer) }) })
    .transform(({ files }) => files.nodes.filter((file) => file !== null)),
  cost: 15,
});
