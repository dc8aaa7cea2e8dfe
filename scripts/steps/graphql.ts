/** Validates every GraphQL document of the app against Shopify's real Admin schema. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
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

function adminSchema(): GraphQLSchema {
  const resolve = createRequire(import.meta.url).resolve;
  const start = path.dirname(resolve('@shopify/dev-mcp/package.json'));
  const name = `admin_${adminApiVersion}.json.gz`;
  const found = readdirSync(start, { recursive: true })
    .map(String)
    .find((file) => file.endsWith(name) && !file.includes('node_modules'));
  if (!found) throw new Error(`@shopify/dev-mcp holds no ${name}: its version must match the API version`);
  return buildClientSchema(JSON.parse(gunzipSync(readFileSync(path.join(start, found))).toString()).data);
}

/** Every #graphql text under a folder, with its file. */
function documents(folder: string): { file: string; text: string }[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
  return files.flatMap((file) => {
    const source = readFileSync(path.join(folder, file), 'utf8');
    return [...source.matchAll(/`#graphql\n([\s\S]*?)`/g)].map((match) => ({ file, text: match[1] ?? '' }));
  });
}

/** The complaints about each document, deprecated fields included unless the line above says `deprecated:` and why. */
export function checkDocuments(folder: string): { checked: number; complaints: string[] } {
  const schema = adminSchema();
  const found = documents(folder);
  const complaints = found.flatMap(({ file, text }) => {
    const document = parse(text);
    const excused = (line: number) => /#\s*deprecated:\s*\S+/.test(text.split('\n')[line - 2] ?? '');
    return validate(schema, document, [...specifiedRules, NoDeprecatedCustomRule], { maxErrors: 20 })
      .filter((error) => !(error.message.includes('deprecated') && excused(error.locations?.[0]?.line ?? 0)))
      .map((error) => `${file}: ${error.message}`);
  });
  return { checked: found.length, complaints };
}

if (import.meta.main) {
  const { checked, complaints } = checkDocuments(path.join(root, 'app/platform/shopify'));
  for (const complaint of complaints) console.error(complaint);
  console.log(`${checked} GraphQL documents checked against the Admin API ${adminApiVersion}.`);
  if (complaints.length > 0 || checked === 0) process.exit(1);
}
