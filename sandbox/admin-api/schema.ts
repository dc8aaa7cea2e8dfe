import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

/** The version of the Admin API that the sandbox speaks; requests that name another get this one too. */
export const adminApiVersion = '2026-10';

let loaded: GraphQLSchema | undefined;

/** Shopify's real Admin schema, read once from the package that ships it (about 0.4 s). */
export function adminSchema(): GraphQLSchema {
  loaded ??= readSchema();
  return loaded;
}

function readSchema(): GraphQLSchema {
  // The package names no such file in its exports, so it is read by its place in the repository.
  const folder = '../../node_modules/@shopify/dev-mcp/dist/data/';
  const file = new URL(`${folder}admin_${adminApiVersion}.json.gz`, import.meta.url);
  const content: { data: IntrospectionQuery } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
  return buildClientSchema(content.data);
}
