import type { Shop } from '../domain/types.ts';
import type { State } from '../state/database.ts';

/** Whether the person in front of the frame owns the shop or works there. */
export type StaffRole = 'owner' | 'staff';

/** The fault switches as the sandbox bar shows and sets them. */
export interface FrameFaults {
  /** topics that are lost, or all */
  drop?: 'all' | string[] | undefined;
  /** each delivery this many times in all */
  duplicate?: number | undefined;
  shuffle?: boolean | number | undefined;
  delayMs?: number | undefined;
  /** mutations whose first call commits and then loses its answer */
  timeoutAfterCommit?: string[] | undefined;
  /** the next calls answered THROTTLED */
  throttle?: number | undefined;
  /** every Admin API call waits this long */
  slowMs?: number | undefined;
  /** HTTP status that Admin API calls answer with */
  status?: number | undefined;
}

/** What `GET /healthz` of the app says, or why there is no answer. */
export type AppHealth = { up: true; worker: boolean | null; details: string } | { up: false; reason: string };

/** What the frame needs of the rest of the sandbox; `sandbox/main.ts` hands it in. */
export interface FrameDeps {
  state: State;
  /** domain of the shop that /admin leads to */
  demoShop: string;
  /** where the browser loads the embedded app from: the proxy, such as http://localhost:4001 */
  embedOrigin: string;
  apiKey: string;
  /** access scopes the app asks for at install */
  scopes: readonly string[];
  /** an id token for the app's first page (query parameter `id_token`) */
  idToken(shop: Shop, role: StaffRole): Promise<string> | string;
  install(domain: string): Promise<void>;
  uninstall(domain: string): Promise<void>;
  /** moves the shop's clock and tells the app; steps like +7d, +1h */
  moveClock(domain: string, move: { advance?: string; run?: boolean }): Promise<void>;
  readFaults(domain: string): Promise<FrameFaults>;
  /** replaces every fault; {} turns all off */
  setFaults(domain: string, faults: FrameFaults): Promise<void>;
  /** deliveries neither acknowledged nor given up */
  countPending(domain: string): Promise<number>;
  /** every delivery of an order again; how many were sent */
  replayOrder(domain: string, orderId: string, how: { times: number; shuffle: boolean }): Promise<number>;
  readStaffRole(domain: string): Promise<StaffRole>;
  setStaffRole(domain: string, role: StaffRole): Promise<void>;
  checkApp(): Promise<AppHealth>;
}
