import type { ClockTeller } from '../clock/clock-teller.ts';
import type { AppConfig } from '../oauth/app-config.ts';
import type { AppKeys } from '../oauth/tokens.ts';
import type { State } from '../state/database.ts';

/** What `GET /healthz` of the app says, or why there is no answer. */
export type AppHealth = { up: true; worker: boolean | null } | { up: false; reason: string };

/** What the frame needs of the rest of the sandbox; `sandbox/main.ts` hands it in. */
export interface FrameDeps {
  state: State;
  /** domain of the shop that /admin leads to */
  demoShop: string;
  /** where the browser loads the embedded app from: the proxy, such as http://localhost:4001 */
  embedOrigin: string;
  keys: AppKeys;
  app: AppConfig;
  /** folder that holds the folders of the app's extensions */
  extensions: URL;
  clock: Pick<ClockTeller, 'tell' | 'introduce'>;
  checkApp(): Promise<AppHealth>;
}
