import { Liquid } from 'liquidjs';
import { registerBlockTags } from './block-tags.ts';
import { registerContentFor } from './content-for-tag.ts';
import { registerForm } from './form-tag.ts';
import { knownObjects } from './known-objects.ts';
import { registerMoney } from './money-filters.ts';
import { registerPaginate } from './paginate-tag.ts';
import { registerRender } from './render-tag.ts';
import { registerText } from './text-filters.ts';
import type { Locales } from './translate.ts';
import { type Assets, registerUrls } from './url-filters.ts';

/** Liquid files by their name without ".liquid": snippets as "price", others as "sections/cart". */
export type Templates = Readonly<Record<string, string>>;

export interface Engine {
  /** Renders one of the files. `globals` are what Shopify gives to every template. */
  render(name: string, globals: object): Promise<string>;
  /** Renders Liquid that came from elsewhere, such as an app's proxy. */
  renderText(source: string, globals: object): Promise<string>;
}

/**
 * Shopify's Liquid over a set of files. It is strict where Shopify is silent: a filter, tag or object it does not know
 * is an error that names it. Files are checked at once, so that a mistake shows at the start.
 */
export function createEngine(files: { templates: Templates; locales: Locales; assets: Assets }): Engine {
  const engine = new Liquid({
    templates: Object.fromEntries(
      Object.entries(files.templates).map(([name, source]) => [`${name}.liquid`, source]),
    ),
    extname: '.liquid',
    strictFilters: true,
    cache: true,
  });
  registerText(engine, files.locales);
  registerMoney(engine);
  registerUrls(engine, files.assets);
  registerBlockTags(engine);
  registerContentFor(engine);
  registerForm(engine);
  registerPaginate(engine);
  registerRender(engine);
  // Snippets are checked where they are used: only there it is known what they are given.
  const used = Object.entries(files.templates).filter(([name]) => name.includes('/'));
  for (const [name, source] of used) requireKnown(engine, name, source);
  return {
    render: async (name, globals) => String(await engine.renderFile(name, {}, { globals })),
    renderText: async (source, globals) => {
      requireKnown(engine, 'The text', source);
      return String(await engine.parseAndRender(source, {}, { globals }));
    },
  };
}

function requireKnown(engine: Liquid, name: string, source: string): void {
  const found = new Set(engine.globalVariablesSync(engine.parse(source, `${name}.liquid`)));
  const unknown = [...found].filter((object) => !knownObjects.has(object));
  if (unknown.length > 0) throw new Error(`${name}: there is no Liquid object "${unknown.join('", "')}"`);
}
