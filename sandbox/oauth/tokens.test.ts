import { describe, expect, it } from 'vitest';
import { defaultSwitches } from '../domain/switches.ts';
import { proxyQuery, readJwt, signJwt, signProxyQuery } from './signatures.ts';
import { embeddedUrl, mintCheckoutToken, mintIdToken, verifyIdToken } from './tokens.ts';

const keys = { apiKey: 'key', secret: 'secret' };
const SHOP = 'one.myshopify.com';
const shop = { domain: SHOP, switches: defaultSwitches };
const now = new Date('2026-03-01T15:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('an id token', () => {
  it('holds for its shop, app and sixty seconds', () => {
    const token = mintIdToken(keys, SHOP, '77', now);
    expect(verifyIdToken(keys, SHOP, token, later(59))).toEqual({ userId: '77' });
    expect(verifyIdToken(keys, SHOP, token, later(60))).toBeNull();
    expect(verifyIdToken(keys, 'two.myshopify.com', token, now)).toBeNull();
    expect(verifyIdToken({ ...keys, apiKey: 'other' }, SHOP, token, now)).toBeNull();
    expect(verifyIdToken({ ...keys, secret: 'other' }, SHOP, token, now)).toBeNull();
  });

  it('is refused with changed claims, without a signature, and in pieces', () => {
    const [header, claims, signature] = mintIdToken(keys, SHOP, '77', now).split('.');
    const forged = Buffer.from(JSON.stringify({ sub: '1' })).toString('base64url');
    for (const token of [
      `${header}.${forged}.${signature}`,
      `${header}.${claims}.`,
      `${header}.${claims}`,
      '',
    ]) {
      expect(verifyIdToken(keys, SHOP, token, now)).toBeNull();
    }
  });

  it('opens the embedded app with shop, host and token', () => {
    const url = new URL(embeddedUrl('http://localhost:4001', '/app', SHOP, 'token'));
    expect(url.pathname).toBe('/app');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      shop: SHOP,
      embedded: '1',
      id_token: 'token',
    });
    expect(atob(url.searchParams.get('host') ?? '')).toBe('admin.shopify.com/store/one');
  });
});

describe('a token of an extension', () => {
  it('names the customer only when one is logged in', () => {
    expect(readJwt(mintCheckoutToken(keys, shop, { now }), keys.secret)).not.toHaveProperty('sub');
    expect(readJwt(mintCheckoutToken(keys, shop, { now, customerId: '5' }), keys.secret)).toMatchObject({
      sub: 'gid://shopify/Customer/5',
      dest: SHOP,
      aud: 'key',
    });
  });

  it('names its shop with or without https://, as the shop answers', () => {
    const other = { ...shop, switches: { ...defaultSwitches, checkoutDestHasScheme: true } };
    expect(readJwt(mintCheckoutToken(keys, other, { now }), keys.secret)).toMatchObject({
      dest: `https://${SHOP}`,
    });
  });
});

describe('a JSON web token', () => {
  it('is signed as RFC 7515 shows for HS256', () => {
    // The key and claims of jwt.io's long-standing example.
    const token = signJwt({ sub: '1234567890', name: 'John Doe', iat: 1516239022 }, 'your-256-bit-secret');
    expect(token).toBe(
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    );
  });
});

describe('the signature of an app-proxy request', () => {
  it('is the one that Shopify’s documentation computes', () => {
    const params = {
      extra: ['1', '2'],
      shop: 'shop-name.myshopify.com',
      path_prefix: '/apps/awesome_reviews',
      timestamp: '1317327555',
    };
    expect(signProxyQuery(params, 'hush')).toBe(
      'a9718877bea71c2484f91608a7eaea1532bdf71f5c56825065fa4ccabe549ef3',
    );
  });

  it('covers the customer', () => {
    const query = proxyQuery({ shop: SHOP, customerId: '5', pathPrefix: '/apps/afterglow' }, 'secret', now);
    const { signature, ...rest } = Object.fromEntries(query);
    expect(signProxyQuery(rest, 'secret')).toBe(signature);
    expect(signProxyQuery({ ...rest, logged_in_customer_id: '6' }, 'secret')).not.toBe(signature);
  });
});
