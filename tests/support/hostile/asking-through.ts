import { expect } from 'vitest';
import type { BuiltApp } from '../built-app.ts';
import type { Crowd } from './crowd.ts';
import { expectDiscreet, proxyRequest, type Sending } from './requests.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What runs or tells on pages of ours: the file that keeps drafts, and data for search engines, which holds no tag. */
const ofOurs =
  /<script src="[\w/.-]+\/review-draft\.js"><\/script>|<script type="application\/ld\+json">[^<]*<\/script>/g;

export const withoutOurScripts = (page: string): string => page.replace(ofOurs, '');

/** Asks through the storefront of a shop, as its customer. `target`: the one page elsewhere that an answer leads to. */
export function askingThrough(app: Pick<BuiltApp, 'handle'>, crowd: Pick<Crowd, 'mine'>, target: string) {
  async function ask(path: string, sending: Sending): Promise<Answered> {
    const customer = crowd.mine.customerShopifyId;
    const answer = await app.handle(proxyRequest(crowd.mine.domain, path, { customer, ...sending }));
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
  return {
    ask,
    /** Asks, and makes sure of what is true of every answer. */
    async refused(path: string, sending: Sending, told: string): Promise<Answered> {
      const answer = await ask(path, sending);
      expectDiscreet(answer.text, told);
      expect(withoutOurScripts(answer.text), told).not.toContain('<script');
      const to = answer.headers.get('location');
      if (to !== null && to !== target) expect(to, told).toMatch(/^\/(cart|apps\/afterglow)\b/);
      return answer;
    },
  };
}
