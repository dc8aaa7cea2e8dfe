import { expect } from 'vitest';
import { type RefusalWord, statusOf } from '../../../app/contracts/answers.ts';
import type { BuiltApp } from '../built-app.ts';
import type { Crowd } from './crowd.ts';
import { apiRequest, expectDiscreet, expectReadable, type Sending } from './requests.ts';

/** Sends what extensions send, as the shop's customer, and makes sure that it is refused as the contract says, in silence about the app. */
export function refusing(app: Pick<BuiltApp, 'handle'>, crowd: Pick<Crowd, 'mine'>) {
  return async (path: string, sending: Sending, word: RefusalWord | number, what: string): Promise<void> => {
    const told = `${sending.method ?? 'POST'} /${path} with ${what.slice(0, 200)}`;
    const { customerShopifyId: customer, domain } = crowd.mine;
    const answer = await app.handle(apiRequest(domain, path, { customer, method: 'POST', ...sending }));
    const text = await answer.text();
    if (typeof word === 'number') {
      expect([answer.status, text], told).toEqual([word, '']);
    } else {
      expect([answer.status, JSON.parse(text || '{}').refused], told).toEqual([statusOf(word), word]);
    }
    expectReadable(answer, told);
    expectDiscreet(text, told);
  };
}
