import { AppBlock } from '../liquid/app-block.ts';
import { Strict } from '../liquid/strict.ts';
import { escapeHtml } from '../liquid/translate.ts';
import { findProductByHandle } from '../objects/catalogue.ts';
import { withFacts } from '../objects/globals.ts';
import type { PageContext } from '../objects/page-context.ts';
import { productObjects } from '../objects/product.ts';
import type { AppExtension, RenderedBlock } from './app-extension.ts';
import type { TemplateFile, Theme } from './theme.ts';

export interface PageToRender {
  page: PageContext;
  /** such as "product" */
  template: string;
  title: string;
  description?: string;
  /** what `money` prints in */
  currency: string;
  globals: Record<string, unknown>;
  theme: Theme;
  extension: AppExtension;
  /** the sandbox bar */
  bar: string;
}

/** What blocks of the app brought along, each once. */
interface Brought {
  stylesheets: Set<string>;
  scripts: Set<string>;
}

const appBlock = /^shopify:\/\/apps\/afterglow\/blocks\/(\w+)$/;

/** A page of the theme: its template's sections, inside the layout. */
export async function renderPage(to: PageToRender): Promise<string> {
  const brought: Brought = { stylesheets: new Set(), scripts: new Set() };
  const file = to.theme.template(to.template);
  const parts: string[] = [];
  for (const id of file.order) parts.push(await renderSection(to, file, id, brought));
  return inLayout(to, parts.join('\n'), brought);
}

/** Content that came from elsewhere (a sign-in form, an app's proxy) inside the theme's layout. */
export async function renderInLayout(to: PageToRender, content: string): Promise<string> {
  return inLayout(to, content, { stylesheets: new Set(), scripts: new Set() });
}

async function renderSection(
  to: PageToRender,
  file: TemplateFile,
  id: string,
  brought: Brought,
): Promise<string> {
  const placed = file.sections[id];
  if (placed === undefined)
    throw new Error(`The template ${to.template} orders a section ${id} that it has not`);
  const blocks: Strict[] = [];
  for (const blockId of placed.block_order) {
    const block = placed.blocks[blockId];
    if (block !== undefined) blocks.push(...(await blockObject(to, blockId, block, brought)));
  }
  const section = new Strict('section', {
    id,
    settings: new Strict('section.settings', to.theme.sectionSettings(placed.type, placed.settings)),
    blocks,
  });
  const globals = withFacts(to.page, to.currency, { ...to.globals, section });
  return to.theme.engine.render(`sections/${placed.type}`, globals);
}

/** A block of a section; one of the app that its extension does not have (yet) is left out. */
async function blockObject(
  to: PageToRender,
  id: string,
  block: { type: string; settings: Record<string, unknown> },
  brought: Brought,
): Promise<Strict[]> {
  const name = appBlock.exec(block.type)?.[1];
  const shared = { id, settings: new Strict('block.settings', block.settings), shopify_attributes: '' };
  if (name === undefined) return [new Strict('block', { ...shared, type: block.type })];
  const set = await withProduct(to, block.settings);
  const rendered = await renderAppBlock(to, name, id, set, brought);
  if (rendered === null) return [];
  const forProduct = async (product: unknown) => {
    const settings = { ...set, product };
    return (await renderAppBlock(to, name, id, settings, brought))?.html.trim() ?? '';
  };
  return [new AppBlock({ ...shared, type: '@app', name, rendered: rendered.html.trim() }, forProduct)];
}

/** A theme keeps the handle of a product that a setting names; the block gets the product, or nothing if it is gone. */
async function withProduct(to: PageToRender, set: Record<string, unknown>): Promise<Record<string, unknown>> {
  if (typeof set.product !== 'string') return set;
  const data = await findProductByHandle(to.page.state, to.page.shop, set.product);
  const [product = null] = data === null ? [] : await productObjects(to.page, [data]);
  return { ...set, product };
}

async function renderAppBlock(
  to: PageToRender,
  name: string,
  id: string,
  settings: Record<string, unknown>,
  brought: Brought,
): Promise<RenderedBlock | null> {
  const of = { id, template: to.template, settings, globals: to.globals };
  const rendered = await to.extension.render(name, of, (globals) => withFacts(to.page, to.currency, globals));
  if (rendered?.stylesheet != null) brought.stylesheets.add(rendered.stylesheet);
  if (rendered?.javascript != null) brought.scripts.add(rendered.javascript);
  return rendered;
}

async function inLayout(to: PageToRender, content: string, brought: Brought): Promise<string> {
  const head = await embeds(to, 'head', brought);
  const body = await embeds(to, 'body', brought);
  const links = [...brought.stylesheets].map((url) => `<link rel="stylesheet" href="${escapeHtml(url)}">`);
  const scripts = [...brought.scripts].map((url) => `<script src="${escapeHtml(url)}" defer></script>`);
  const globals = withFacts(to.page, to.currency, {
    ...to.globals,
    page_title: to.title,
    page_description: to.description ?? null,
    canonical_url: `${to.page.origin}${to.page.url.pathname}`,
    content_for_header: [...links, ...scripts, head].join('\n'),
    content_for_layout: content,
  });
  const document = await to.theme.engine.render('layout/theme', globals);
  return document
    .replace(/<body[^>]*>/, (tag) => `${tag}\n${to.bar}`)
    .replace('</body>', () => `${body}\n</body>`);
}

async function embeds(to: PageToRender, target: 'head' | 'body', brought: Brought): Promise<string> {
  const names = to.extension
    .blocks(target, to.template)
    .filter((name) => !to.theme.settings.disabled_embeds.includes(name));
  const parts: string[] = [];
  for (const name of names) {
    const rendered = await renderAppBlock(to, name, `embed-${name}`, {}, brought);
    if (rendered !== null) parts.push(rendered.html);
  }
  return parts.join('\n');
}
