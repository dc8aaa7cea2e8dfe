import path from 'node:path';
import { z } from 'zod';
import { schemaText } from '../liquid/block-tags.ts';
import { createEngine, type Engine } from '../liquid/engine.ts';
import type { Locales } from '../liquid/translate.ts';
import { openFolder, readLocales, readTemplates, readText } from './files.ts';

const settings = z.record(z.string(), z.unknown()).default({});

/** What stands on a page: sections in order, and in them blocks, those of apps too. */
const template = z.object({
  sections: z.record(
    z.string(),
    z.object({
      type: z.string(),
      settings,
      blocks: z.record(z.string(), z.object({ type: z.string(), settings })).default({}),
      block_order: z.array(z.string()).default([]),
    }),
  ),
  order: z.array(z.string()),
});
export type TemplateFile = z.output<typeof template>;

const sectionSchema = z.looseObject({
  settings: z
    .array(z.looseObject({ id: z.string(), type: z.string(), default: z.unknown().optional() }))
    .default([]),
});

const settingsFile = z.object({
  current: z.record(z.string(), z.unknown()),
  /** app embeds that are switched off, by the name of their block */
  disabled_embeds: z.array(z.string()).default([]),
});

/** A theme as files: layout, templates, sections, snippets, assets, locales, settings. */
export interface Theme {
  stamp: string;
  engine: Engine;
  locales: Locales;
  settings: z.output<typeof settingsFile>;
  template(name: string): TemplateFile;
  /** the settings of a section: its schema's defaults and what the template sets */
  sectionSettings(type: string, set: Record<string, unknown>): Record<string, unknown>;
  asset(file: string): string | null;
}

export function openTheme(root: string): Theme {
  const folder = openFolder(root);
  const locales = readLocales(folder);
  const json = (name: string): unknown => JSON.parse(readText(folder, name));
  return {
    stamp: folder.stamp,
    locales,
    engine: createEngine({
      templates: readTemplates(folder, ['layout', 'sections']),
      locales,
      assets: {
        address: (file) => `/theme/${encodeURIComponent(file)}`,
        text: (file) => readText(folder, `assets/${file}`),
      },
    }),
    settings: settingsFile.parse(json('config/settings_data.json')),
    template: (name) => template.parse(json(`templates/${name}.json`)),
    sectionSettings: (type, set) => {
      const text = schemaText(readText(folder, `sections/${type}.liquid`)) ?? '{}';
      const defaults = sectionSchema
        .parse(JSON.parse(text))
        .settings.map((one) => [one.id, one.default ?? null]);
      return { ...Object.fromEntries(defaults), ...set };
    },
    asset: (file) => (folder.names.includes(`assets/${file}`) ? path.join(root, 'assets', file) : null),
  };
}
