import type { Context } from 'hono';
import type { AdminContext } from './admin-context.ts';
import type { FrameDeps } from './deps.ts';
import { loadContext } from './load-context.ts';
import { lostPage } from './missing-page.ts';

/** Answers a page of the shop in the address; an unknown shop gets a page that leads to the demo shop. */
export async function withContext(
  c: Context,
  deps: FrameDeps,
  answer: (context: AdminContext) => Promise<Response> | Response,
): Promise<Response> {
  const context = await loadContext(c, deps, c.req.param('handle') ?? '');
  return context === null ? c.html(lostPage(), 404) : answer(context);
}
