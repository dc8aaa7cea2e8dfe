import { afterEach, describe, expect, it } from 'vitest';
import { useMailVisits } from '../support/hostile/mail-visits.ts';

/* What people choose who got a mail: at the page of preferences, or by one POST of their mail program. */

const { app, crowd, visit, expectNothingStored } = useMailVisits();
/** As links of long ago call them: they have been merged into another customer since. */
const person = () => `customer:${crowd.mine.merged}`;
const personNow = () => `customer:${crowd.mine.customer}`;

/** What people can do without. */
const allKinds = ['points-available', 'points-expiring', 'points-paused', 'review-request', 'tier-changed'];

async function unwanted(): Promise<string[]> {
  const { rows } = await crowd.client.query(
    'select kind from message_unsubscribe where shop_id = $1 and person = $2 order by kind',
    [String(crowd.mine.shopId), personNow()],
  );
  return rows.map(({ kind }) => kind);
}

async function forgetChoices(): Promise<void> {
  await crowd.client.query('delete from message_unsubscribe where person = $1', [personNow()]);
}

describe('the page of preferences', () => {
  const link = () => ({ purpose: 'preferences', subject: person() }) as const;
  afterEach(forgetChoices);

  it('shows every kind with a box, and to look changes nothing', async () => {
    await expectNothingStored(async () => {
      for (const method of ['GET', 'HEAD']) {
        const page = await visit('preferences', { ...link(), method });
        expect(page.status).toBe(200);
        if (method === 'GET') expect(page.text).toContain('name="review-request" value="1" checked');
      }
    });
  });

  it('saves what is chosen, takes it back, and takes no for everything', async () => {
    const none = await visit('preferences', { ...link(), form: { choice: 'none', 'review-request': '1' } });
    expect(none.status).toBe(303);
    expect(none.headers.get('location')).toMatch(/^\/apps\/afterglow\/preferences\?token=.+&saved=1$/);
    expect(await unwanted()).toEqual(allKinds);
    expect((await visit('preferences', link())).text).toContain('name="review-request" value="1">');
    await visit('preferences', { ...link(), form: { choice: 'save', 'review-request': '1' } });
    expect(await unwanted()).toEqual(allKinds.filter((kind) => kind !== 'review-request'));
    await visit('preferences', { ...link(), form: { choice: 'save' } });
    expect(await unwanted()).toEqual(allKinds);
  });

  it('speaks the language of the browser where the shop does not know the customer’s', async () => {
    const guest = { purpose: 'preferences', subject: `guest:${'ab'.repeat(32)}` } as const;
    for (const [language, title] of Object.entries({
      de: 'Deine Mails',
      fr: 'Vos messages',
      es: 'Tus mensajes',
      ja: 'メールの設定',
      xx: 'Your mails',
    }))
      expect((await visit('preferences', { ...guest, language })).text).toContain(`<h1>${title}</h1>`);
  });

  it('refuses links of other shops and other things, and forms of another form', async () => {
    const { other } = crowd;
    const wrong = [
      '',
      'x',
      crowd.linkTo('preferences', person(), null, other.shopId),
      crowd.linkTo('preferences', 'nobody', null),
      crowd.linkTo('open', person(), null),
    ];
    await expectNothingStored(async () => {
      for (const token of wrong)
        for (const form of [undefined, { choice: 'none' }])
          expect((await visit('preferences', { token, ...(form ? { form } : {}) })).status, token).toBe(404);
      const forms: Record<string, string>[] = [
        {},
        { choice: 'all' },
        { choice: 'save', 'review-request': '2' },
      ];
      for (const form of forms) expect((await visit('preferences', { ...link(), form })).status).toBe(400);
    });
  });
});

describe('one POST of a mail program', () => {
  afterEach(forgetChoices);

  const post = (token: string, init: RequestInit) =>
    app.handle(
      new Request(`http://localhost:3000/mail/unsubscribe?token=${encodeURIComponent(token)}`, {
        method: 'POST',
        ...init,
      }),
    );
  const token = () => crowd.linkTo('one-click', `${person()} review-request`, null);

  it('unsubscribes without cookies, session or storefront, from what the link is for', async () => {
    const fields = new FormData();
    fields.set('List-Unsubscribe', 'One-Click');
    for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), fields]) {
      const headers = {
        origin: 'https://mail.example',
        cookie: 'session=x',
        referer: 'https://mail.example/',
      };
      const answer = await post(token(), { body, headers });
      expect([answer.status, await answer.text()]).toEqual([200, 'You are unsubscribed.']);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await unwanted()).toEqual(['review-request']);
    }
  });

  it('is what it says it is, or nothing happens', async () => {
    const body = () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const wrong = [
      '',
      'x',
      `${token()}x`,
      crowd.linkTo('unsubscribe', `${person()} review-request`, null),
      crowd.linkTo('one-click', `${person()} everything`, null),
    ];
    await expectNothingStored(async () => {
      for (const bad of wrong) expect((await post(bad, { body: body() })).status, bad).toBe(404);
      for (const other of ['', 'List-Unsubscribe=Two-Clicks', 'x=y'])
        expect((await post(token(), { body: new URLSearchParams(other) })).status, other).toBe(400);
      for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x'])
        expect((await post(token(), { body: 'x', headers: { 'content-type': type } })).status).toBe(400);
      for (const method of ['PUT', 'DELETE', 'PATCH'])
        expect((await post(token(), { method, body: body() })).status).toBe(405);
    });
  });

  it('followed as a link, leads to the page of preferences', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await post(token(), { method });
      expect(answer.status).toBe(302);
      const to = new URL(answer.headers.get('location') ?? '');
      expect(`${to.host}${to.pathname}`).toBe(`${crowd.mine.domain}/apps/afterglow/preferences`);
      const page = await visit('preferences', { token: to.searchParams.get('token') ?? '' });
      expect(page.status).toBe(200);
    }
    expect((await post('x', { method: 'GET' })).status).toBe(404);
    expect(await unwanted()).toEqual([]);
  });
});
