import '@shopify/shopify-app-remix/adapters/node';
import {
  HttpResponseError,
  InvalidJwtError,
  LogSeverity,
  type Session,
  type Shopify,
  shopifyApi,
} from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { Env } from '../../env.server.ts';
import { adminApiVersion } from '../api-version.ts';
import { AdminUnavailable } from '../errors.ts';
import { redirectToOrigin } from './origin.server.ts';
import { requiredScopes } from './scopes.ts';
import { type ShopperToken, shopperOfClaims } from './shopper-token.ts';

/** As the library's own margin. */
const expiringMs = 5 * 60 * 1000;
/** What Shopify answers when a refresh token counts no more. */
const refusals = new Set([400, 401, 403, 404]);

export interface ShopifyApp {
  authenticate: ReturnType<typeof createApp>['authenticate'];
  addDocumentResponseHeaders: ReturnType<typeof createApp>['addDocumentResponseHeaders'];
  /** The shop's offline session as stored; `expiring` within five minutes; null: not installed. */
  freshSession(domain: string): Promise<Session | 'expiring' | null>;
  /**
   * The same, its token refreshed when it is about to expire; null, too, when Shopify refuses that, as it does once
   * the shop has removed us. Breaks with AdminUnavailable when Shopify cannot be asked.
   */
  refreshedSession(domain: string): Promise<Session | null>;
  /** Checks signatures of webhooks, and nothing else: no session is loaded. */
  webhooks: Shopify['webhooks'];
  /**
   * Who sends the session token of a checkout or customer account extension; null when its signature, times, audience
   * or form are wrong. The library's own guard for these looks neither at the audience nor past a browser's name.
   */
  shopperOf(token: string): Promise<ShopperToken | null>;
}

interface Options {
  env: Env;
  sessionStorage: SessionStorage;
  /** Runs after every token exchange: on install, and on reinstall. */
  afterAuth: (domain: string, scopes: string[]) => Promise<void>;
}

const createApp = ({ env, sessionStorage, afterAuth }: Options) =>
  shopifyApp({
    apiKey: env.apiKey,
    apiSecretKey: env.apiSecret,
    appUrl: env.appUrl,
    apiVersion: adminApiVersion,
    scopes: [...requiredScopes],
    sessionStorage,
    distribution: AppDistribution.AppStore,
    authPathPrefix: '/auth',
    isEmbeddedApp: true,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: { level: LogSeverity.Error },
    hooks: {
      afterAuth: ({ session }) => afterAuth(session.shop, session.scope?.split(',').filter(Boolean) ?? []),
    },
  });

/** Sets up Shopify's library. One per process: where its calls go is a setting of the whole library. */
export function openShopifyApp(options: Options): ShopifyApp {
  const { env } = options;
  const app = createApp(options);
  // After createApp: importing the library sets its fetch back to the global one.
  setAbstractFetchFunc(redirectToOrigin(env.shopifyApiOrigin));
  const api = shopifyApi({
    apiKey: env.apiKey,
    apiSecretKey: env.apiSecret,
    apiVersion: adminApiVersion,
    hostName: new URL(env.appUrl).host,
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });
  const load = async (domain: string) => {
    const stored = await options.sessionStorage.loadSession(api.session.getOfflineId(domain));
    return stored?.accessToken ? stored : null;
  };
  // Not by the library's helper: it makes one error of a refusal and of a bad moment.
  const refresh = async (shop: string, refreshToken: string): Promise<Session | null> => {
    try {
      return (await api.auth.refreshToken({ shop, refreshToken })).session;
    } catch (error) {
      if (error instanceof HttpResponseError && refusals.has(error.response.code)) return null;
      throw new AdminUnavailable(`The token of ${shop} could not be refreshed`, { cause: error });
    }
  };
  return {
    authenticate: app.authenticate,
    addDocumentResponseHeaders: app.addDocumentResponseHeaders,
    webhooks: api.webhooks,
    async shopperOf(token) {
      try {
        return shopperOfClaims(await api.session.decodeSessionToken(token), env.apiKey);
      } catch (error) {
        if (error instanceof InvalidJwtError) return null;
        throw error;
      }
    },
    async freshSession(domain) {
      const stored = await load(domain);
      return stored?.isExpired(expiringMs) ? 'expiring' : stored;
    },
    async refreshedSession(domain) {
      const stored = await load(domain);
      if (!stored?.isExpired(expiringMs) || !stored.refreshToken) return stored;
      const fresh = await refresh(domain, stored.refreshToken);
      if (fresh !== null) await options.sessionStorage.storeSession(fresh);
      return fresh;
    },
  };
}
