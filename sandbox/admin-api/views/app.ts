import type { ApiContext, View } from '../api-types.ts';
import { gid } from '../gid.ts';
import { metafieldsOf } from './metafield.ts';

/** Scopes the app holds on the shop; read_all_orders is given and taken by the shop's switch. */
export function heldScopes(context: Pick<ApiContext, 'shop'>): string[] {
  const scopes = context.shop.grantedScopes.filter((scope) => scope !== 'read_all_orders');
  return context.shop.readAllOrders ? [...scopes, 'read_all_orders'] : scopes;
}

/** The app on this shop. */
export function installationView(context: ApiContext): View {
  const { app, shop } = context;
  return {
    __typename: 'AppInstallation',
    id: gid('AppInstallation', shop.id),
    accessScopes: heldScopes(context).map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
    activeSubscriptions: [],
    app: () => appView(context),
    launchUrl: `${app.origin}/admin/store/${shop.domain.replace('.myshopify.com', '')}/apps/${app.handle}`,
    uninstallUrl: null,
    ...metafieldsOf('APP_INSTALLATION', shop.id),
  };
}

export function appView(context: ApiContext): View {
  const { app } = context;
  return {
    __typename: 'App',
    id: gid('App', app.id),
    apiKey: app.apiKey,
    handle: app.handle,
    title: app.title,
    embedded: true,
    developerName: null,
    installation: () => installationView(context),
    webhookApiVersion: '2026-10',
  };
}
