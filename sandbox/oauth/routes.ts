import { Hono } from 'hono';
import { z } from 'zod';
import { findShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import type { State } from '../state/database.ts';
import {
  type IssuedToken,
  issueToken,
  OFFLINE_LIFETIME,
  ONLINE_LIFETIME,
  REFRESH_LIFETIME,
  refreshToken,
} from './access-tokens.ts';
import { roleOfUser, STAFF } from './staff.ts';
import { type AppKeys, verifyIdToken } from './tokens.ts';

const client = { client_id: z.string(), client_secret: z.string() };
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';

const request = z.discriminatedUnion('grant_type', [
  z.object({
    ...client,
    grant_type: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
    subject_token: z.string(),
    subject_token_type: z.literal('urn:ietf:params:oauth:token-type:id_token'),
    requested_token_type: z.enum([OFFLINE, ONLINE]),
    expiring: z.union([z.string(), z.number()]).transform(String).optional(),
  }),
  z.object({ ...client, grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

/** OAuth errors as RFC 6749 and RFC 8693 name them; the status is always 400 unless the shop is missing. */
const refused = (error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status: 400 });

export interface OauthDeps {
  state: State;
  keys: AppKeys;
  /** awaited before a token is given: with it the app meets the shop */
  onExchange(domain: string): Promise<void>;
}

/** POST /shopify/{domain}/admin/oauth/access_token: token exchange and refresh. */
export function oauthRoutes({ state, keys, onExchange }: OauthDeps): Hono {
  return new Hono().post('/shopify/:domain/admin/oauth/access_token', async (c) => {
    const shop = await findShop(state, c.req.param('domain'));
    if (shop === null) return Response.json({ errors: 'Not Found' }, { status: 404 });
    const body = request.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return refused('invalid_request', 'A parameter is missing or wrong.');
    const asked = body.data;
    if (asked.client_id !== keys.apiKey || asked.client_secret !== keys.secret) {
      return refused('invalid_client', 'The client id or secret is wrong.');
    }
    if (asked.grant_type === 'refresh_token') return refresh(state, shop, asked.refresh_token);
    const subject = verifyIdToken(keys, shop.domain, asked.subject_token);
    if (subject === null || shop.installedAt === null) {
      return refused('invalid_subject_token', 'The subject token is not a valid id token of this shop.');
    }
    await onExchange(shop.domain);
    return asked.requested_token_type === ONLINE
      ? exchangeOnline(state, shop, subject.userId)
      : exchangeOffline(state, shop, asked.expiring === '1');
  });
}

async function refresh(state: State, shop: Shop, token: string): Promise<Response> {
  const issued = await state.transaction((tx) => refreshToken(tx, shop, token));
  if (issued === null) return refused('invalid_grant', 'The refresh token is unknown, expired or used up.');
  return Response.json(offlineAnswer(shop, issued));
}

async function exchangeOffline(state: State, shop: Shop, expiring: boolean): Promise<Response> {
  const issued = await state.transaction((tx) =>
    issueToken(tx, { shop: shop.domain, scopes: shop.grantedScopes, kind: 'offline', expiring }),
  );
  return Response.json(offlineAnswer(shop, issued));
}

function offlineAnswer(shop: Shop, issued: IssuedToken): object {
  const base = { access_token: issued.accessToken, scope: shop.grantedScopes.join(',') };
  if (issued.refreshToken === null) return base;
  return {
    ...base,
    expires_in: OFFLINE_LIFETIME,
    refresh_token: issued.refreshToken,
    refresh_token_expires_in: REFRESH_LIFETIME,
  };
}

async function exchangeOnline(state: State, shop: Shop, userId: string): Promise<Response> {
  const scopes = shop.grantedScopes;
  const role = roleOfUser(userId);
  const member = STAFF[role];
  const issued = await state.transaction((tx) =>
    issueToken(tx, { shop: shop.domain, scopes, kind: 'online', userId, expiring: true }),
  );
  return Response.json({
    access_token: issued.accessToken,
    scope: scopes.join(','),
    expires_in: ONLINE_LIFETIME,
    associated_user_scope: scopes.join(','),
    associated_user: {
      id: Number(userId),
      first_name: member.firstName,
      last_name: member.lastName,
      email: member.email,
      email_verified: true,
      account_owner: role === 'owner',
      locale: 'en',
      collaborator: false,
    },
  });
}
