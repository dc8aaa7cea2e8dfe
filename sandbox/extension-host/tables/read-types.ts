import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';
import { adminElements } from './hosted-targets.ts';
import type { ApiTable, ElementTable, Surface } from './table-types.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** One target of each surface: any of them knows all of the surface's components. */
const anyTarget: Record<Surface, string> = {
  checkout: 'purchase.checkout.block.render',
  'customer-account': 'customer-account.page.render',
  admin: 'admin.customer-details.block.render',
};
/** What Preact takes from every element's properties before they reach the page. */
const preactOwn = new Set(['key', 'ref', 'children']);

/** What `shopify` holds in each of these targets, as the package's types say. */
export function readApis(targets: readonly string[]): Record<string, ApiTable> {
  const source = targets
    .map((target, index) => `export type T${index} = import('@shopify/ui-extensions/${target}').Api;`)
    .join('\n');
  const { checker, typeOf } = open(source);
  return Object.fromEntries(
    targets.map((target, index) => [target, apiTable(checker, typeOf(`T${index}`), 0)]),
  );
}

/** Every s-* element of checkout and account with its properties, events and methods, as the package's types say. */
export function readElements(): Record<string, ElementTable> {
  const inCheckout = elementsOf('checkout');
  return Object.fromEntries(
    Object.entries(elementsOf('customer-account')).map(([tag, table]): [string, ElementTable] => {
      const same = inCheckout[tag];
      if (same !== undefined && !isDeepStrictEqual(same, table))
        throw new Error(`${tag} differs by surface.`);
      return [tag, { ...table, accountOnly: same === undefined }];
    }),
  );
}

/** The elements of the admin, which are other ones under the same names. Throws where the types lack one of them. */
export function readAdminElements(): Record<string, ElementTable> {
  const all = elementsOf('admin');
  return Object.fromEntries(
    adminElements.map((tag): [string, ElementTable] => {
      const table = all[tag];
      if (table === undefined) throw new Error(`The admin has no <${tag}>.`);
      return [tag, table];
    }),
  );
}

function elementsOf(surface: Surface): Record<string, ElementTable> {
  const { checker, typeOf } = open(
    `import '@shopify/ui-extensions/${anyTarget[surface]}';
     import type { createElement } from 'preact';
     type All = createElement.JSX.IntrinsicElements;
     export type Tags = { [K in keyof All as K extends \`s-\${string}\` ? K : never]: All[K] };
     export type Nodes = { [K in keyof HTMLElementTagNameMap as K extends \`s-\${string}\` ? K : never]: Omit<HTMLElementTagNameMap[K], keyof HTMLElement> };`,
  );
  const tags = typeOf('Tags');
  const nodes = new Map(
    typeOf('Nodes')
      .getProperties()
      .map((one) => [one.name, checker.getTypeOfSymbol(one)]),
  );
  return Object.fromEntries(
    tags
      .getProperties()
      .map((tag): [string, ElementTable] => [
        tag.name,
        elementTable(checker, checker.getTypeOfSymbol(tag), nodes.get(tag.name)),
      ])
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

interface Opened {
  checker: ts.TypeChecker;
  typeOf(name: string): ts.Type;
}

function open(source: string): Opened {
  const file = `${root}types-of-extensions.ts`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, source, version, true) : getSourceFile(name, version);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const parsed = program.getSourceFile(file);
  if (parsed === undefined) throw new Error('The question to the types was not read.');
  const module = checker.getSymbolAtLocation(parsed);
  if (module === undefined) throw new Error('The question to the types exports nothing.');
  const exported = new Map(checker.getExportsOfModule(module).map((one) => [one.name, one]));
  return {
    checker,
    typeOf: (name) => {
      const symbol = exported.get(name);
      if (symbol === undefined) throw new Error(`The types say nothing of ${name}.`);
      return checker.getDeclaredTypeOfSymbol(symbol);
    },
  };
}

function apiTable(checker: ts.TypeChecker, type: ts.Type, depth: number): ApiTable {
  const members = type.getProperties().map((property): [string, ApiTable[string]] => {
    const value = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    return [property.name, apiMember(checker, value, depth)];
  });
  return Object.fromEntries(members.sort(([a], [b]) => a.localeCompare(b)));
}

function apiMember(checker: ts.TypeChecker, type: ts.Type, depth: number): ApiTable[string] {
  const names = type.getProperties().map((one) => one.name);
  if (names.includes('value') && names.includes('subscribe')) return 'signal';
  if (type.getCallSignatures().length > 0) return 'function';
  if (!isPlainObject(checker, type) || depth > 1) return 'value';
  return apiTable(checker, type, depth + 1);
}

function isPlainObject(checker: ts.TypeChecker, type: ts.Type): boolean {
  const parts = type.isIntersection() ? type.types : [type];
  return parts.every((part) => (part.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(part));
}

function elementTable(checker: ts.TypeChecker, type: ts.Type, node: ts.Type | undefined): ElementTable {
  const table: ElementTable = { accountOnly: false, properties: {}, events: [], methods: [] };
  for (const property of type.getProperties()) {
    if (preactOwn.has(property.name)) continue;
    const value = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    if (/^on[A-Z]/.test(property.name)) table.events.push(property.name.slice(2).toLowerCase());
    else table.properties[property.name] = kindOf(value);
  }
  for (const member of node?.getProperties() ?? []) {
    const value = checker.getNonNullableType(checker.getTypeOfSymbol(member));
    if (value.getCallSignatures().length > 0 && !member.name.startsWith('on') && !isInner(member.name))
      table.methods.push(member.name);
  }
  const properties = Object.entries(table.properties).sort(([a], [b]) => a.localeCompare(b));
  return {
    accountOnly: false,
    properties: Object.fromEntries(properties),
    events: table.events.sort(),
    methods: table.methods.sort(),
  };
}

/** What an element's own class is made of, and nobody calls. */
const isInner = (name: string): boolean => /Callback$|^__/.test(name) || name === 'queueRender';

function kindOf(type: ts.Type): 'boolean' | 'text' | 'object' {
  const parts = type.isUnion() ? type.types : [type];
  const every = (flags: number) => parts.every((part) => (part.flags & flags) !== 0);
  if (every(ts.TypeFlags.BooleanLike)) return 'boolean';
  const scalar = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;
  return parts.some((part) => (part.flags & scalar) !== 0) ? 'text' : 'object';
}
