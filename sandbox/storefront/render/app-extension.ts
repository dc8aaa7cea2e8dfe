import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { schemaText } from '../liquid/block-tags.ts';
import { createEngine, type Engine } from '../liquid/engine.ts';
import { Strict } from '../liquid/strict.ts';
import { type Folder, namesIn, openFolder, readLocales, readTemplates, readText } from './files.ts';

const setting = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  default: z.unknown().optional(),
});

const blockSchema = z.looseObject({
  target: z.enum(['section', 'body', 'head', 'compliance_head']).default('section'),
  stylesheet: z.string().optional(),
  javascript: z.string().optional(),
  settings: z.array(setting).default([]),
  enabled_on: z.object({ templates: z.array(z.string()).optional() }).optional(),
  disabled_on: z.object({ templates: z.array(z.string()).optional() }).optional(),
});
type BlockSchema = z.output<typeof blockSchema>;

/** What a block brought to its page. */
export interface RenderedBlock {
  html: string;
  /** addresses */
  stylesheet: string | null;
  javascript: string | null;
}

/** The app's theme extension: its blocks, unchanged, as a storefront renders them. */
export interface AppExtension {
  stamp: string;
  /** SHA-256 of the scripts that its files hold word for word, as a content security policy names them */
  scripts: readonly string[];
  /** names of the blocks that a theme places at this target on this template */
  blocks(target: BlockSchema['target'], template: string): string[];
  render(
    name: string,
    of: { id: string; template: string; settings: Record<string, unknown>; globals: Record<string, unknown> },
    prepare: (globals: Record<string, unknown>) => object,
  ): Promise<RenderedBlock | null>;
  asset(file: string): string | null;
}

/** Reads the extension from its folder; without such a folder it has no blocks. */
export function openExtension(root: string): AppExtension {
  if (!existsSync(root)) {
    return { stamp: '', scripts: [], blocks: () => [], render: async () => null, asset: () => null };
  }
  const folder = openFolder(root);
  const schemas = new Map(
    namesIn(folder, 'blocks', '.liquid').map((name) => [name, readSchema(folder, name)]),
  );
  const engine = engineOf(folder);
  return {
    stamp: folder.stamp,
    scripts: scriptsIn(folder),
    blocks: (target, template) =>
      [...schemas]
        .filter(([, one]) => one.target === target && isEnabled(one, template))
        .map(([name]) => name),
    render: async (name, of, prepare) => {
      const schema = schemas.get(name);
      if (schema === undefined || !isEnabled(schema, of.template)) return null;
      const block = new Strict('block', {
        id: of.id,
        type: name,
        settings: settingsOf(schema, of),
        shopify_attributes: `data-shopify-editor-block="${of.id}"`,
      });
      return {
        html: await engine.render(`blocks/${name}`, prepare({ ...of.globals, block })),
        stylesheet: schema.stylesheet === undefined ? null : addressOf(schema.stylesheet),
        javascript: schema.javascript === undefined ? null : addressOf(schema.javascript),
      };
    },
    asset: (file) => (folder.names.includes(`assets/${file}`) ? path.join(root, 'assets', file) : null),
  };
}

/** Only what is there in the file: a script that Liquid writes, or that a shopper's text became, is not among them. */
function scriptsIn(folder: Folder): string[] {
  return folder.names
    .filter((name) => name.endsWith('.liquid'))
    .flatMap((name) => [...readText(folder, name).matchAll(/<script>([\s\S]*?)<\/script>/g)])
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

const addressOf = (file: string): string => `/theme/app/${encodeURIComponent(file)}`;

function engineOf(folder: Folder): Engine {
  return createEngine({
    templates: readTemplates(folder, ['blocks']),
    locales: readLocales(folder),
    assets: { address: addressOf, text: (file) => readText(folder, `assets/${file}`) },
  });
}

function readSchema(folder: Folder, name: string): BlockSchema {
  const text = schemaText(readText(folder, `blocks/${name}.liquid`));
  if (text === null) throw new Error(`The block ${name} of the theme extension has no schema`);
  return blockSchema.parse(JSON.parse(text));
}

function isEnabled({ enabled_on: on, disabled_on: off }: BlockSchema, template: string): boolean {
  const names = (list: { templates?: string[] | undefined } | undefined) => list?.templates ?? [];
  if (names(off).some((one) => one === template || one === '*')) return false;
  return names(on).length === 0 || names(on).some((one) => one === template || one === '*');
}

/** Defaults of the schema, then what the theme sets; a product or collection setting takes the page's own. */
function settingsOf(
  schema: BlockSchema,
  of: { settings: Record<string, unknown>; globals: Record<string, unknown> },
): Strict {
  const entries = schema.settings.flatMap((one): [string, unknown][] => {
    if (one.id === undefined) return [];
    const own = one.type === 'product' || one.type === 'collection' ? of.globals[one.type] : undefined;
    return [[one.id, of.settings[one.id] ?? own ?? one.default ?? null]];
  });
  return new Strict('block.settings', Object.fromEntries(entries));
}
