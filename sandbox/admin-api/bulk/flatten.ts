/** Objects of one page as lines of JSONL: nested connections become lines of their own with `__parentId`. */
export interface Flat {
  roots: number;
  lines: string[];
}

type Json = { readonly [key: string]: unknown };

/**
 * Flattens root objects. Grouped, each parent is followed by its children; else the children come after all parents
 * of the page: an app that counts on a grouping it did not ask for finds out.
 */
export function flatten(roots: readonly Json[], grouped: boolean): Flat {
  const parents: string[] = [];
  const children: string[] = [];
  for (const root of roots) {
    const { own, nested } = split(root);
    parents.push(JSON.stringify(own));
    const below = nested.flatMap((child) => linesOf(child, root.id));
    if (grouped) parents.push(...below);
    else children.push(...below);
  }
  return { roots: roots.length, lines: [...parents, ...children] };
}

function linesOf(node: Json, parentId: unknown): string[] {
  const { own, nested } = split(node);
  const line = JSON.stringify({ ...own, __parentId: parentId });
  return [line, ...nested.flatMap((child) => linesOf(child, node.id))];
}

/** The object without its connections, and what was in these. */
function split(node: Json): { own: Json; nested: Json[] } {
  const own: Record<string, unknown> = {};
  const nested: Json[] = [];
  for (const [key, value] of Object.entries(node)) {
    const held = connectionNodes(value);
    if (held !== null) nested.push(...held);
    else if (isObject(value)) {
      const inner = split(value);
      own[key] = inner.own;
      nested.push(...inner.nested);
    } else own[key] = value;
  }
  return { own, nested };
}

/** The nodes of a connection in an answer, or null when the value is none. */
export function connectionNodes(value: unknown): Json[] | null {
  if (!isObject(value)) return null;
  const { edges, nodes } = value;
  if (Array.isArray(nodes)) return nodes.filter(isObject);
  if (!Array.isArray(edges)) return null;
  return edges.filter(isObject).flatMap((edge) => (isObject(edge.node) ? [edge.node] : []));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
