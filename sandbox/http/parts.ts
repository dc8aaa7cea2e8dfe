import type { Hono } from 'hono';
import type { ClockTeller } from '../clock/clock-teller.ts';
import type { Shop } from '../domain/types.ts';
import type { SendBack } from '../mail/send-back.ts';
import type { AppConfig } from '../oauth/app-config.ts';
import type { AppKeys } from '../oauth/tokens.ts';
import type { State } from '../state/database.ts';
import type { GraphqlRequest } from './graphql.ts';

/** Everything the parts of the sandbox share once it runs. */
export interface Ground {
  state: State;
  keys: AppKeys;
  app: AppConfig;
  clock: ClockTeller;
  /** where a browser finds the sandbox, such as http://localhost:4000 */
  origin: string;
  /** where the app itself listens */
  appOrigin: string;
  /** where a browser loads the embedded app from: the proxy */
  embedOrigin: string;
  demoShop: string;
  /** tells the app what became of a mail, as a receiver's server does */
  sendBack: SendBack;
}

export interface AdminApiPart {
  execute(shop: Shop, request: GraphqlRequest): Promise<object>;
  close(): Promise<void>;
}

/** The parts around the shell, so that a test can start it without them. */
export interface Parts {
  adminApi(ground: Ground): AdminApiPart;
  /** further routes: the admin frame, pictures, bulk results */
  routes(ground: Ground): Hono[];
  /** fills a new database; `onProgress` is told the share that is done, 0 to 1 */
  seed(ground: Ground, onProgress: (done: number) => void): Promise<void>;
}
