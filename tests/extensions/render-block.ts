import path from 'node:path';
import { rememberFacts } from '../../sandbox/storefront/liquid/page-facts.ts';
import { openExtension } from '../../sandbox/storefront/render/app-extension.ts';

const extension = openExtension(path.resolve(import.meta.dirname, '../../extensions/storefront'));

export interface Shown {
  readonly template: 'product' | 'cart' | 'page' | 'collection' | 'index';
  readonly globals: Record<string, unknown>;
  /** What the merchant set in the theme's editor; else what the block begins with. */
  readonly settings?: Record<string, unknown>;
  readonly locale?: string;
  readonly currency?: string;
  /** Business time; the shop is in Berlin. */
  readonly now?: string;
  readonly root?: string;
}

const nothing = { metafields: {} };

/** A block as a storefront shows it, by the sandbox's engine, which fails on what it does not know. */
export async function renderBlock(name: string, shown: Shown): Promise<string> {
  const {
    template,
    globals,
    settings = {},
    locale = 'en',
    currency = 'EUR',
    now = '2026-11-26T10:00:00Z',
    root = '/',
  } = shown;
  const facts = { locale, currency, timezone: 'Europe/Berlin', now, root };
  const request = { origin: 'https://fern.example', path: '/products/coat', locale: { iso_code: locale } };
  const all = { app: nothing, customer: null, product: null, cart: null, request, ...globals };
  const of = { id: 'b1', template, settings, globals: all };
  const rendered = await extension.render(name, of, (given) => rememberFacts(given, facts));
  if (rendered === null) throw new Error(`there is no block ${name} on ${template}`);
  return rendered.html;
}

/** What a reader sees: without tags, styles, scripts and sentences that no address points at, spaces made one. */
export const textOf = (html: string): string =>
  html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>|<p class="afterglow-(cart|reviews)-said"[^<]*<\/p>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
