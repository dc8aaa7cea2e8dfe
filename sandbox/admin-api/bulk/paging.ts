import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  parseValue,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Root objects of one step. */
export const stepSize = 250;

/** What the root field's page says of itself, beside what the app selected. */
export const pageAlias = 'sandboxPage';

/**
 * The query of one step: sizes are ignored as Shopify does, the root connection is read from a cursor on. A root
 * field that is no connection is read whole.
 */
export function stepDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  after: string | null,
): { document: DocumentNode; paged: boolean } {
  const info = new TypeInfo(schema);
  let paged = false;
  const rewritten = visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter(field, _key, _parent, _path, ancestors) {
          const type = getNamedType(info.getType());
          if (!isObjectType(type) || !type.name.endsWith('Connection')) return undefined;
          const unsized = withoutSizes(field);
          // Ancestors of a root field: document, definitions, operation, selection set, selections.
          if (ancestors.length > 5) return unsized;
          paged = true;
          return rootPage(unsized, after);
        },
      },
    }),
  );
  return { document: rewritten, paged };
}

function withoutSizes(field: FieldNode): FieldNode {
  const sizes = new Set(['first', 'last', 'after', 'before']);
  return { ...field, arguments: field.arguments?.filter((one) => !sizes.has(one.name.value)) ?? [] };
}

function rootPage(field: FieldNode, after: string | null): FieldNode {
  const argument = (name: string, value: string) => ({
    kind: Kind.ARGUMENT as const,
    name: { kind: Kind.NAME as const, value: name },
    value: parseValue(value),
  });
  const page: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: pageAlias },
    name: { kind: Kind.NAME, value: 'pageInfo' },
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: ['hasNextPage', 'endCursor'].map((name) => ({
        kind: Kind.FIELD,
        name: { kind: Kind.NAME, value: name },
      })),
    },
  };
  return {
    ...field,
    arguments: [
      ...(field.arguments ?? []),
      argument('first', String(stepSize)),
      ...(after === null ? [] : [argument('after', JSON.stringify(after))]),
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...(field.selectionSet?.selections ?? []), page],
    },
  };
}
