import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  reviewTriggers,
  triggerOfQuestion,
  triggersOfReview,
} from '../../app/joining/reviews/flow-for-reviews.ts';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { flowTriggers, triggerOf } from '../../app/messaging/flow-for-messages.ts';
import { faultOf, readFlowTriggers } from '../../sandbox/elsewhere/flow-triggers.ts';
import { measureTheme, measureUi } from '../../scripts/steps/bundle-sizes.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'extensions');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const form = z.object({
  api_version: z.string(),
  extensions: z.tuple([
    z.object({
      handle: z.string(),
      uid: z.uuid(),
      targeting: z.array(z.object({ module: z.string(), target: z.string() })).min(1),
      capabilities: z.object({ network_access: z.literal(true) }),
    }),
  ]),
});
const files = readdirSync(folder).filter((name) =>
  existsSync(path.join(folder, name, 'shopify.extension.toml')),
);
const uiExtensions = files
  .filter((name) => name !== 'storefront' && !name.startsWith('flow-'))
  .map((name) => {
    const { api_version, extensions } = form.parse(parse(read(`extensions/${name}/shopify.extension.toml`)));
    return { name, version: api_version, ...extensions[0] };
  });

describe('the UI extensions', () => {
  it('all name the one version that the packages for them have', () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(read('node_modules/@shopify/ui-extensions/package.json')));
    const [year, month] = version.split('.');
    expect([...new Set(uiExtensions.map((one) => one.version))]).toEqual([
      `${year}-${month?.padStart(2, '0')}`,
    ]);
  });

  it('are known by the names of their folders, which links between them use', () => {
    for (const { name, handle } of uiExtensions) expect(handle).toBe(`afterglow-${name}`);
    const places = read('extensions/shared/places.ts');
    for (const [, handle] of places.matchAll(/extension:([a-z-]+)\//g))
      expect(uiExtensions.map((one) => one.handle)).toContain(handle);
  });

  it('have modules and an identity of their own each', () => {
    for (const { name, targeting } of uiExtensions)
      for (const { module } of targeting) expect(existsSync(path.join(folder, name, module))).toBe(true);
    expect(new Set(uiExtensions.map((one) => one.uid)).size).toBe(uiExtensions.length);
  });

  it('go to the address at which shopify.app.toml has the app', () => {
    const { application_url } = z
      .object({ application_url: z.string() })
      .parse(parse(read('shopify.app.toml')));
    expect(read('extensions/shared/app-address.ts')).toContain(`'${application_url}'`);
  });
});

/** As the CLI checks them before it deploys. */
const triggerForm = z.object({
  extensions: z.tuple([
    z.strictObject({
      name: z.string(),
      description: z.string(),
      type: z.literal('flow_trigger'),
      handle: z.string().regex(/^[a-z0-9-]{1,30}$/),
      uid: z.uuid(),
    }),
  ]),
  settings: z.object({
    fields: z.array(
      z.union([
        z.strictObject({
          type: z.enum(['customer_reference', 'product_reference']),
          description: z.string(),
        }),
        z.strictObject({
          type: z.enum(['boolean', 'email', 'single_line_text_field', 'url', 'number_decimal']),
          key: z.string().regex(/^[a-zA-Z ]+$/),
          description: z.string(),
        }),
      ]),
    ),
  }),
});

describe('the triggers of Shopify Flow', () => {
  const triggers = files
    .filter((name) => name.startsWith('flow-'))
    .map((name) => ({
      name,
      ...triggerForm.parse(parse(read(`extensions/${name}/shopify.extension.toml`))),
    }));
  const recipient = {
    email: 'ada@example.com',
    person: 'customer:1',
    locale: null,
    firstName: null,
    country: 'DE',
    marketing: null,
    lifecycle: 'repeat',
    customerShopifyId: 41n,
    orderShopifyId: null,
  } as const;
  const content = { kind: 'points-available', points: 4n, balance: 9n, url: 'https://shop.example' } as const;
  const told = {
    kind: 'points-available',
    uniqueId: 'points-available:1',
    recipient,
    at: parseInstant('2026-03-02T10:00:00Z'),
    content,
  } as const;

  it('are known by the names of their folders, and each has its own identity', () => {
    // A handle has at most 30 characters: those of reviews go without the "flow" of their folders.
    const handles = [...Object.values(flowTriggers), ...Object.values(reviewTriggers)];
    for (const { name, extensions } of triggers)
      expect([`afterglow-${name}`, `afterglow-${name.replace(/^flow-/, '')}`]).toContain(
        extensions[0].handle,
      );
    expect(triggers.map((one) => one.extensions[0].handle).sort()).toEqual(handles.sort());
    expect(new Set(triggers.map((one) => one.extensions[0].uid)).size).toBe(triggers.length);
  });

  it.each([
    ['a customer', told],
    ['a guest', { ...told, recipient: { ...recipient, customerShopifyId: null } }],
  ])('have a field for everything that is sent about %s, and nothing else', (_, message) => {
    const { handle, payload } = triggerOf(message);
    const trigger = triggers.find((one) => one.extensions[0].handle === handle);
    const keys = trigger?.settings.fields.map((field) => ('key' in field ? field.key : 'customer_id'));
    expect(Object.keys(payload).sort()).toEqual(keys?.sort());
    for (const field of trigger?.settings.fields ?? [])
      if ('key' in field)
        expect(typeof payload[field.key]).toBe(field.type === 'number_decimal' ? 'number' : 'string');
  });
});

describe('the triggers of reviews', () => {
  const known = { productId: 11n, reviewId: 4n, customerId: 41n, orderId: 51n };
  const given = [
    ...triggersOfReview('review-submitted', { ...known, rating: 1 }),
    ...triggersOfReview('review-published', { ...known, rating: 5, customerId: null, orderId: null }),
    ...triggersOfReview('review-media-added', { ...known, rating: 3 }),
    triggerOfQuestion({ productId: 11n, questionId: 6n, customerId: null }),
  ];

  it('are all given by some fact, low ratings beside the review itself', () => {
    expect(given.map(({ handle }) => handle).sort()).toEqual(Object.values(reviewTriggers).sort());
    expect(triggersOfReview('review-submitted', { ...known, rating: 3 })).toHaveLength(1);
  });

  it('have a field for everything that is sent, and nothing else', () => {
    const triggers = readFlowTriggers(pathToFileURL(`${folder}/`));
    for (const { handle, payload } of given) {
      const trigger = triggers.find((one) => one.handle === handle);
      expect(trigger && faultOf(trigger, payload), handle).toBeNull();
    }
  });
});

describe('the sizes', () => {
  const toml = (targets: string[]) =>
    `[[extensions]]\nhandle = "one"\ntype = "ui_extension"\n${targets
      .map((target) => `[[extensions.targeting]]\ntarget = "${target}"\n`)
      .join('')}`;
  const noise = (bytes: number) =>
    Buffer.from(Array.from({ length: bytes }, (_, at) => (at * at * 2654435761) >>> 7));

  it('are those of what is sent, and too large is said', () => {
    const block = toml(['purchase.thank-you.block.render']);
    expect(measureUi(block, Buffer.from('x'.repeat(60_000))).complaint).toBeNull();
    expect(measureUi(block, noise(40_000)).complaint).toBe('too large');
    expect(measureUi(toml(['customer-account.page.render']), noise(40_000)).complaint).toBeNull();
  });

  it('let no full page share its extension', () => {
    const both = toml(['customer-account.page.render', 'customer-account.profile.block.render']);
    expect(measureUi(both, Buffer.from('')).complaint).toBe('a full page shares its extension');
  });

  it('count the theme’s scripts, Liquid and texts', () => {
    const complaints = (name: string, bytes: number) =>
      measureTheme([{ name, text: noise(bytes) }]).map(({ complaint }) => complaint);
    expect(complaints('a.js', 11_000)).toEqual(['too large', null, null]);
    expect(complaints('a.liquid', 101_000)).toEqual([null, 'too large', null]);
    expect(complaints('de.json', 15_100)).toEqual([null, null, 'too large']);
  });
});
