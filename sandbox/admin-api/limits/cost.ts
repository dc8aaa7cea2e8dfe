import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

const mutationCost = 10;
const connectionCost = 2;

/**
 * Points a document asks for, after Shopify's rules as far as they are public: an object costs 1, a mutation 10, a
 * connection 2 and its objects times its size. How Shopify weighs large pages is not public; here each object
 * past the tenth counts less and less.
 */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  operationName?: string,
): number {
  const operation = document.definitions.find(
    (node) =>
      node.kind === Kind.OPERATION_DEFINITION &&
      (operationName === undefined || node.name?.value === operationName),
  );
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return 0;
  const mutation = operation.operation === OperationTypeNode.MUTATION;
  const root = mutation ? schema.getMutationType() : schema.getQueryType();
  const below = costOf(operation.selectionSet, root ?? undefined, { schema, document, variables });
  const fields = operation.selectionSet.selections.filter((one) => one.kind === Kind.FIELD).length;
  return below + (mutation ? fields * mutationCost : 0);
}

interface Around {
  schema: GraphQLSchema;
  document: DocumentNode;
  variables: Readonly<Record<string, unknown>>;
}

function costOf(set: SelectionSetNode, parent: GraphQLNamedType | undefined, around: Around): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value;
      cost += costOf(selection.selectionSet, on === undefined ? parent : around.schema.getType(on), around);
    } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = around.document.definitions.find(
        (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
      );
      if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) continue;
      cost += costOf(fragment.selectionSet, around.schema.getType(fragment.typeCondition.name.value), around);
    } else if (isObjectType(parent) || isInterfaceType(parent)) {
      const field = parent.getFields()[selection.name.value];
      const type = field === undefined ? undefined : getNamedType(field.type);
      if (type === undefined || isLeafType(type) || selection.selectionSet === undefined) continue;
      const below = costOf(selection.selectionSet, type, around);
      const sized = selection.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
      const size = sized === undefined ? undefined : valueFromASTUntyped(sized.value, around.variables);
      if (type.name.endsWith('Connection')) cost += connectionCost + below * weight(Number(size ?? 1));
      else if (type.name !== 'PageInfo' && !type.name.endsWith('Edge')) cost += 1 + below;
      else cost += type.name === 'PageInfo' ? 0 : below;
    }
  }
  return cost;
}

function weight(size: number): number {
  return size <= 10 ? size : 10 + Math.ceil(Math.sqrt(size - 10));
}

/** Points that the answer really took: its objects, never more than was asked for. */
export function actualCost(requested: number, data: unknown): number {
  return Math.min(requested, Math.max(1, objectsIn(data) - 1));
}

function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + objectsIn(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce((sum: number, item: unknown) => sum + objectsIn(item), 0);
}
