import type { Context } from 'hono';
import { readExtensions, type UiExtension } from '../extension-host/server/extensions.ts';
import { localeOf } from '../extension-host/server/locale-of.ts';
import type { AdminContext } from '../frame/admin-context.ts';
import { loadContext } from '../frame/load-context.ts';
import { lostPage } from '../frame/missing-page.ts';
import { readVisitor, storeBase, type Visitor } from '../shopper/visitor.ts';
import type { WindowDeps } from './deps.ts';

/** What every page of checkout and account knows. */
export interface WindowView {
  context: AdminContext;
  visitor: Visitor;
  /** the app's extensions, none where the app is not installed */
  extensions: UiExtension[];
  /** /store/afterglow-demo */
  store: string;
  /** the buyer's language */
  locale: string;
}

/** Answers a page of the shop in the address; an unknown shop gets a page that leads home. */
export async function withWindow(
  c: Context,
  deps: WindowDeps,
  answer: (view: WindowView) => Promise<Response> | Response,
): Promise<Response> {
  const context = await loadContext(c, deps, c.req.param('handle') ?? '');
  if (context === null) return c.html(lostPage(), 404);
  const { shop } = context;
  const visitor = await readVisitor(c, deps.state, shop);
  return answer({
    context,
    visitor,
    extensions: shop.installedAt === null ? [] : readExtensions(deps.extensions),
    store: storeBase(shop.domain),
    locale: localeOf(visitor),
  });
}
