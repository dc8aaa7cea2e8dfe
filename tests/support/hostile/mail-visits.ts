import { beforeAll } from 'vitest';
import { browser, proxySearch, useBuiltApp } from '../built-app.ts';
import { type LinkPurpose, useCrowd } from './crowd.ts';
import { nothingStored } from './nothing-stored.ts';

interface Visit {
  readonly purpose?: LinkPurpose;
  readonly subject?: string;
  readonly token?: string;
  /** Beside the token. */
  readonly more?: Record<string, string>;
  readonly form?: Record<string, string>;
  readonly method?: string;
  readonly language?: string;
}

/** The built app and a crowd, where nothing is known of any mail, and how links of mails are followed. */
export function useMailVisits() {
  const app = useBuiltApp();
  const crowd = useCrowd(app);

  beforeAll(async () => {
    for (const table of ['message_event', 'message_suppression', 'message_unsubscribe'])
      await crowd.client.query(`delete from ${table}`);
  });

  /** At the storefront. */
  async function visit(page: string, { purpose, subject, token, more, form, method, language }: Visit) {
    const good = purpose && subject ? crowd.linkTo(purpose, subject, null) : '';
    const search = proxySearch(crowd.mine.domain, { more: { token: token ?? good, ...more } });
    const answer = await app.handle(
      new Request(`http://localhost:3000/proxy/${page}${search}`, {
        headers: { ...browser, ...(language ? { 'accept-language': language } : {}) },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
        ...(method === undefined ? {} : { method }),
      }),
    );
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  return { app, crowd, visit, expectNothingStored: nothingStored(crowd) };
}
