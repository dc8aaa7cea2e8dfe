import { z } from 'zod';

export type AppHealth = { up: true; worker: boolean | null } | { up: false; reason: string };

/** How the health page names its worker is the app's affair: anything that says it is there will do. */
const health = z.object({
  worker: z.union([z.boolean(), z.string(), z.object({ ok: z.boolean() })]).optional(),
});

/** What the app's `GET /healthz` says, within two seconds. */
export async function checkApp(appOrigin: string): Promise<AppHealth> {
  try {
    const response = await fetch(`${appOrigin}/healthz`, { signal: AbortSignal.timeout(2_000) });
    const body = health.safeParse(await response.json().catch(() => undefined));
    if (response.status >= 500 && !body.success) return { up: false, reason: `status ${response.status}` };
    return { up: true, worker: body.success ? workerOf(body.data.worker) : null };
  } catch (error) {
    return {
      up: false,
      reason: error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'not running',
    };
  }
}

function workerOf(worker: z.infer<typeof health>['worker']): boolean | null {
  if (worker === undefined) return null;
  if (typeof worker === 'boolean') return worker;
  return typeof worker === 'string' ? worker === 'ok' || worker === 'up' : worker.ok;
}
