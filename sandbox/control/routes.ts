import { Hono } from 'hono';
import { jsonOnly } from '../http/guard.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { codeRoutes } from './code-routes.ts';
import type { ControlDeps } from './context.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { elsewhereRoutes } from './elsewhere-routes.ts';
import { answerError } from './errors.ts';
import { mailRoutes } from './mail-routes.ts';
import { orderRoutes } from './order-routes.ts';
import { returnRoutes } from './return-routes.ts';
import { shopRoutes } from './shop-routes.ts';
import { shownRoutes } from './shown-routes.ts';

/** Everything under /control: JSON in, JSON out, `{ error, detail }` for what is refused. */
export function controlRoutes(deps: ControlDeps): Hono {
  const control = new Hono().use(jsonOnly);
  for (const part of [
    shopRoutes,
    catalogueRoutes,
    orderRoutes,
    returnRoutes,
    codeRoutes,
    deliveryRoutes,
    mailRoutes,
    elsewhereRoutes,
    shownRoutes,
  ])
    control.route('/', part(deps));
  control.notFound((c) =>
    c.json({ error: 'not-found', detail: `There is no ${c.req.method} ${c.req.path}` }, 404),
  );
  control.onError(answerError);
  return new Hono().route('/control', control);
}
