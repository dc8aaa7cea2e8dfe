import type { FrameDeps } from '../frame/deps.ts';

/** What the storefront needs of the rest of the sandbox. */
export interface StorefrontDeps extends Pick<FrameDeps, 'state' | 'keys' | 'app' | 'demoShop'> {
  /** where browsers find the sandbox */
  origin: string;
  /** where the app itself listens */
  appOrigin: string;
  /** how long the app may take to answer a page of its proxy, in milliseconds; 10 s without it */
  proxyTimeoutMs?: number;
  /** folders of the theme and of the app's theme extension; the sandbox's own without them */
  themeFolder?: string;
  extensionFolder?: string;
}
