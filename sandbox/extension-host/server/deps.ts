import type { AppKeys } from '../../oauth/tokens.ts';
import type { State } from '../../state/database.ts';

export interface HostDeps {
  state: State;
  keys: AppKeys;
  /** folder that holds the extensions' folders */
  extensions: URL;
  /** the app's public address, which the extensions call */
  applicationUrl: string;
  /** where the app itself listens */
  appOrigin: string;
  /** where the app takes itself to be: addresses that it makes begin with it */
  embedOrigin: string;
  /** where a browser finds the sandbox */
  origin: string;
}
