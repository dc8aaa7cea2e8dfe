import { Hono } from 'hono';
import { listFlowStarts } from '../../elsewhere/flow-triggers.ts';
import { listKlaviyoEvents } from '../../elsewhere/klaviyo.ts';
import type { FrameDeps } from '../deps.ts';
import { withContext } from '../with-context.ts';
import { elsewherePage } from './elsewhere-page.ts';

export function elsewhereRoutes(deps: FrameDeps): Hono {
  return new Hono().get('/', (c) =>
    withContext(c, deps, async (context) => {
      const { shop } = context;
      const starts = await listFlowStarts(deps.state, shop);
      return c.html(elsewherePage(context, starts, await listKlaviyoEvents(deps.state, shop)));
    }),
  );
}
