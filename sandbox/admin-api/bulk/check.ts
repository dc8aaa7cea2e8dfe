import {
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';

const mostConnections = 5;
const deepest = 2;

/** A bulk query that may run, or why Shopify would not take it. */
export function checkBulkQuery(
  schema: GraphQLSchema,
  query: string,
): { document: DocumentNode } | { problem: string } {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { problem: `Invalid bulk query: ${error instanceof Error ? error.message : String(error)}` };
  }
  const [broken] = validate(schema, document);
  if (broken !== undefined) return { problem: `Invalid bulk query: ${broken.message}` };
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.operation !== OperationTypeNode.QUERY) {
    return { problem: 'Bulk queries must contain exactly one query operation.' };
  }
  const fields = operation.selectionSet.selections;
  if (fields.length !== 1 || fields[0]?.kind !== Kind.FIELD) {
    return { problem: 'Bulk queries cannot contain more than one top level field.' };
  }
  const found: Found = { connections: 0, problem: null };
  const root = schema.getQueryType();
  if (root != null)
    walk(operation.selectionSet, root, { depth: 0, inList: false, hasId: true }, found, { schema, document });
  if (found.problem !== null) return { problem: found.problem };
  if (found.connections === 0) return { problem: 'Bulk queries must contain at least one connection.' };
  if (found.connections > mostConnections) {
    return { problem: `Bulk queries cannot contain more than ${mostConnections} connections.` };
  }
  return { document };
}

interface Found {
  connections: number;
  problem: string | null;
}

interface Place {
  depth: number;
  inList: boolean;
  /** The node around selects its id, without an alias. */
  hasId: boolean;
}

interface Around {
  schema: GraphQLSchema;
  document: DocumentNode;
}

function walk(
  set: SelectionSetNode,
  parent: GraphQLOutputType,
  place: Place,
  found: Found,
  around: Around,
): void {
  const type = getNamedType(parent);
  for (const field of fieldsOf(set, around)) {
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    const definition = type.getFields()[field.name.value];
    if (definition === undefined || field.selectionSet === undefined) continue;
    const named = getNamedType(definition.type);
    if (!named.name.endsWith('Connection')) {
      const inList = place.inList || isListType(getNullableType(definition.type));
      walk(field.selectionSet, definition.type, { ...place, inList }, found, around);
      continue;
    }
    found.connections += 1;
    if (place.inList) {
      found.problem ??=
        'Queries that contain a connection field within a list field are not currently supported.';
    }
    if (place.depth > 0 && !place.hasId) {
      found.problem ??= `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${field.name.value}.`;
    }
    if (place.depth >= deepest + 1)
      found.problem ??= `Bulk queries cannot nest connections deeper than ${deepest} levels.`;
    for (const node of nodeFields(field, around)) {
      const nodeType = nodeTypeOf(named);
      if (node.selectionSet === undefined || nodeType === undefined) continue;
      const hasId = fieldsOf(node.selectionSet, around).some(
        (one) => one.name.value === 'id' && one.alias === undefined,
      );
      walk(node.selectionSet, nodeType, { depth: place.depth + 1, inList: false, hasId }, found, around);
    }
  }
}

/** The `node` fields in `edges`, or `nodes`, of a connection field. */
function nodeFields(connection: FieldNode, around: Around): FieldNode[] {
  if (connection.selectionSet === undefined) return [];
  return fieldsOf(connection.selectionSet, around).flatMap((field) => {
    if (field.name.value === 'nodes') return [field];
    if (field.name.value !== 'edges' || field.selectionSet === undefined) return [];
    return fieldsOf(field.selectionSet, around).filter((one) => one.name.value === 'node');
  });
}

function nodeTypeOf(connection: ReturnType<typeof getNamedType>): GraphQLOutputType | undefined {
  return isObjectType(connection) ? connection.getFields().nodes?.type : undefined;
}

/** Fields of a selection with its fragments opened. */
export function fieldsOf(set: SelectionSetNode, around: { document: DocumentNode }): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, around);
    const fragment = around.document.definitions.find(
      (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsOf(fragment.selectionSet, around) : [];
  });
}
