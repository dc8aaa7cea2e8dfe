import { expect } from 'vitest';
import { type BuiltApp, browser, sessionToken } from '../built-app.ts';
import { useLetInShop } from '../let-in-shop.ts';
import { nothingStored } from './nothing-stored.ts';
import { expectDiscreet, origin } from './requests.ts';

type Fields = Readonly<Record<string, string>>;
interface Answered {
  readonly status: number;
  readonly text: string;
  readonly told: string;
}

const data = (page: string, index = false) => {
  const id = `routes/app.settings_.messages${page === '' ? (index ? '._index' : '') : `.${page}`}`;
  return `_data=${encodeURIComponent(id)}`;
};
const root = `${origin}/app/settings/messages`;
const addresses = {
  area: `${root}?${data('')}`,
  senders: `${root}?index&${data('', true)}`,
  rules: `${root}/rules?${data('rules')}`,
  look: `${root}/look?${data('look')}`,
  lookPreview: `${root}/look/preview?${data('look_.preview')}`,
  sender: `${root}/sender?${data('sender')}`,
  suppressed: `${root}/suppressed?${data('suppressed')}`,
  template: `${root}/templates/review-request?${data('templates.$kind')}`,
  templatePreview: `${root}/templates/review-request/preview?${data('templates.$kind_.preview')}`,
  sendTest: `${root}/templates/review-request/send-test?${data('templates.$kind_.send-test')}`,
};

/** The pages about messages as a merchant who is let in sends to them; of a shop that has everything. */
export function useMessagePages(app: BuiltApp) {
  const shop = useLetInShop(app);

  async function post(address: string, fields: Fields): Promise<Answered> {
    const answer = await app.handle(
      new Request(address, {
        method: 'POST',
        headers: { ...browser, authorization: `Bearer ${sessionToken(shop.mine.domain)}` },
        body: new URLSearchParams(fields),
      }),
    );
    const text = await answer.text();
    const told = `${address} answered ${answer.status} to ${JSON.stringify(fields).slice(0, 200)}: ${text.slice(0, 300)}`;
    return { status: answer.status, text, told };
  }

  return {
    root,
    addresses,
    post,
    get client() {
      return shop.client;
    },
    get mine() {
      return shop.mine;
    },
    expectNothingStored: nothingStored(shop),
    /** With a sentence for the field, or a refusal of the whole; never as if it were done. */
    async expectRefused(address: string, fields: Fields): Promise<void> {
      const { status, text, told } = await post(address, fields);
      expect(status, told).toBeLessThan(500);
      expect(status >= 400 || text.startsWith('{"errors":'), told).toBe(true);
      expectDiscreet(text, told);
    },
  };
}
