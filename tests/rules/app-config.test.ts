import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requiredScopes } from '../../app/platform/shopify/access/scopes.ts';
import { adminApiVersion } from '../../app/platform/shopify/api-version.ts';
import { knownTopics } from '../../app/platform/shopify/webhooks/parse-delivery.ts';
import { en } from '../../app/ui/texts/en.ts';

const list = z.array(z.string()).default([]);
const file = z.object({
  access_scopes: z.object({ scopes: z.string(), optional_scopes: list }),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z.array(z.object({ topics: list, compliance_topics: list, uri: z.string() })),
  }),
});
const config = file.parse(
  parse(readFileSync(path.resolve(import.meta.dirname, '../../shopify.app.toml'), 'utf8')),
);
const topics = config.webhooks.subscriptions.flatMap((one) => [...one.topics, ...one.compliance_topics]);

describe('shopify.app.toml', () => {
  it('subscribes to exactly the topics that the app can parse', () => {
    expect(topics.toSorted()).toEqual([...knownTopics].toSorted());
  });

  it('sends them all to the one address that checks signatures', () => {
    expect(new Set(config.webhooks.subscriptions.map((one) => one.uri))).toEqual(new Set(['/webhooks']));
  });

  it('asks at install for exactly the scopes that the app asks for', () => {
    expect(config.access_scopes.scopes.split(',').toSorted()).toEqual([...requiredScopes].toSorted());
  });

  it('asks for no scope twice', () => {
    const all = [...config.access_scopes.scopes.split(','), ...config.access_scopes.optional_scopes];
    expect(new Set(all).size).toBe(all.length);
  });

  it('is told in the settings what each scope is for, but for one that another brings along', () => {
    const all = [...config.access_scopes.scopes.split(','), ...config.access_scopes.optional_scopes];
    expect(Object.keys(en.settings.scopes.names).toSorted()).toEqual(
      all.filter((scope) => scope !== 'read_returns').toSorted(),
    );
  });

  it('names the same API version as the code', () => {
    expect(config.webhooks.api_version).toBe(adminApiVersion);
  });
});
