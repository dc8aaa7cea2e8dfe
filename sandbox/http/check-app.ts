import { z } from 'zod';

export type AppHealth = { up: true; worker: boolean | null } | { up: false; reason: string };

/** What is read of the app's health page: whether a worker lives, "unknown" when its database does not answer. */
const health = z.object({ worker: z.object({ state: z.enum(['ok', 'missing', 'unknown']) }) });

/** What the app's `GET /healthz` says, within two seconds. */
export async function checkApp(appOrigin: string): Promise<AppHealth> {
  try {
    const response = await fetch(`${appOrigin}/healthz`, { signal: AbortSignal.timeout(2_000) });
    const body = health.safeParse(await response.json().catch(() => undefined));
    if (response.status >= 500 && !body.success) return { up: false, reason: `status ${response.status}` };
    return { up: true, worker: body.success ? workerOf(body.data.worker.state) : null };
  } catch (error) {
    return {
      up: false,
      reason: error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'not running',
    };
  }
}

function workerOf(state: 'ok' | 'missing' | 'unknown'): boolean | null {
  return state === 'unknown' ? null : state === 'ok';
}
