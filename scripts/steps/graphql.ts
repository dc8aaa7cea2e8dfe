/** Validates every GraphQL document of the app against Shopify's real Admin schema. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  type GraphQLSchema,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { adminApiVersion } from '../../app/platform/shopify/api-version.ts';
import { root } from './run-program.ts';

/** The schema that Shopify's own developer tool carries. */
export function adminSchema(): GraphQLSchema {
  // The package exports nothing but its command, so its data is found by place.
  const file = path.join(root, `node_modules/@shopify/dev-mcp/dist/data/admin_${adminApiVersion}.json.gz`);
  if (!existsSync(file)) throw new Error(`${file} is not there: @shopify/dev-mcp must match the API version`);
  return buildClientSchema(JSON.parse(gunzipSync(readFileSync(file)).toString()).data);
}

const isDocument = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('#graphql');

/** The documents that a module exports, by itself or within an operation. */
function documentsOf(module: object): string[] {
  return Object.values(module).flatMap((value: unknown) => {
    if (isDocument(value)) return [value];
    const inner: unknown =
      typeof value === 'object' && value !== null && 'document' in value ? value.document : undefined;
    return isDocument(inner) ? [inner] : [];
  });
}

/** What is wrong with a document. A deprecated field is excused by a comment on the line above: `# deprecated: why`. */
export function complaintsAbout(schema: GraphQLSchema, text: string): string[] {
  const lines = text.split('\n');
  const excused = (line: number) => /#\s*deprecated:\s*\S+/.test(lines[line - 2] ?? '');
  return validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule], { maxErrors: 20 })
    .filter((error) => !(error.message.includes('deprecated') && excused(error.locations?.[0]?.line ?? 0)))
    .map((error) => error.message);
}

if (import.meta.main) {
  const folder = path.join(root, 'app/platform/shopify/operations');
  const schema = adminSchema();
  let checked = 0;
  let failed = 0;
  for (const file of readdirSync(folder).filter((name) => !name.endsWith('.test.ts'))) {
    for (const text of documentsOf(await import(pathToFileURL(path.join(folder, file)).href))) {
      checked++;
      for (const complaint of complaintsAbout(schema, text)) {
        failed++;
        console.error(`${file}: ${complaint}`);
      }
    }
  }
  console.log(`${checked} GraphQL documents checked against the Admin API ${adminApiVersion}.`);
  if (failed > 0 || checked === 0) process.exit(1);
}
