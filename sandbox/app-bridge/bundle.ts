import { browserScript } from '../http/browser-script.ts';

export type BridgeScript = 'guest' | 'host';

/** One of the two browser scripts: App Bridge has to be there before any of the page's modules run. */
export function bridgeScript(name: BridgeScript): Promise<string> {
  return browserScript(new URL(`./${name}/index.ts`, import.meta.url));
}
