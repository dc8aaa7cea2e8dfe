import { readHealth } from '../platform/health.server.ts';
import { app } from '../wiring.server.ts';

/** For load balancers and people: 200 while the database answers, 503 otherwise. No tenant's data. */
export async function loader(): Promise<Response> {
  const health = await readHealth(app().db);
  return Response.json(health, {
    status: health.database === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
