import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';

/** What shopify.app.toml asks of Shopify. */
export interface AppConfig {
  /** the app's public address, which its extensions call */
  applicationUrl: string;
  scopes: string[];
  optionalScopes: string[];
  /** topic → path of the app that takes it; compliance topics too */
  subscriptions: Record<string, string>;
  /** where a storefront's /<prefix>/<subpath>/… leads to in the app; null when the app has no such pages */
  proxy: AppProxy | null;
}

export interface AppProxy {
  prefix: string;
  subpath: string;
  /** path of the app, such as /proxy */
  path: string;
}

const list = z
  .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
  .transform((items) => items.map((item) => item.trim()).filter((item) => item !== ''));

const file = z.object({
  application_url: z.string().default('https://app.invalid'),
  access_scopes: z
    .object({ scopes: list.default([]), optional_scopes: list.default([]) })
    .default({ scopes: [], optional_scopes: [] }),
  webhooks: z
    .object({
      subscriptions: z
        .array(
          z.object({
            topics: z.array(z.string()).default([]),
            compliance_topics: z.array(z.string()).default([]),
            uri: z.string(),
          }),
        )
        .default([]),
    })
    .default({ subscriptions: [] }),
  app_proxy: z.object({ url: z.string(), prefix: z.string(), subpath: z.string() }).optional(),
});

/** Reads shopify.app.toml; throws an error that names the file when it is missing or wrong. */
export function readAppConfig(path: string): AppConfig {
  try {
    return parseAppConfig(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function parseAppConfig(toml: string): AppConfig {
  const parsed = file.parse(parse(toml));
  const pairs = parsed.webhooks.subscriptions.flatMap((subscription) =>
    [...subscription.topics, ...subscription.compliance_topics].map(
      (topic) => [topic, pathOf(subscription.uri)] as const,
    ),
  );
  return {
    applicationUrl: parsed.application_url,
    scopes: parsed.access_scopes.scopes,
    optionalScopes: parsed.access_scopes.optional_scopes,
    subscriptions: Object.fromEntries(pairs),
    proxy: proxyOf(parsed.app_proxy),
  };
}

function proxyOf(declared: z.output<typeof file>['app_proxy']): AppProxy | null {
  if (declared === undefined) return null;
  const { url, prefix, subpath } = declared;
  return { prefix, subpath, path: pathOf(url) };
}

/** A whole address is the app's own under its public name; the sandbox reaches the app by another. */
function pathOf(uri: string): string {
  return uri.startsWith('/') ? uri : new URL(uri).pathname;
}
