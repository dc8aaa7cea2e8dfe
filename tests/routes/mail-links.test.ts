import { randomBytes } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openMessageIds } from '../../app/platform/mail/message-ids.server.ts';
import { browser, proxySearch, useBuiltApp } from '../support/built-app.ts';
import { type LinkPurpose, useCrowd } from '../support/hostile/crowd.ts';
import { mailgunBody, mailgunRequest, mailgunVariables, mailNames } from '../support/hostile/mailgun-told.ts';
import { nothingStored } from '../support/hostile/nothing-stored.ts';

/*
 * What people and programs do with a mail that they got: choose what they want, unsubscribe by one POST, follow its
 * links; and what Mailgun tells of it.
 */

Object.assign(process.env, mailgunVariables);

const app = useBuiltApp();
const crowd = useCrowd(app);
const expectNothingStored = nothingStored(crowd);
/** As links of long ago call them: they have been merged into another customer since. */
const person = () => `customer:${crowd.mine.merged}`;
const personNow = () => `customer:${crowd.mine.customer}`;

/** What people can do without. */
const allKinds = ['points-available', 'points-expiring', 'points-paused', 'review-request', 'tier-changed'];

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

/** Nothing is known of any mail. */
beforeAll(async () => {
  await forgetChoices();
  for (const table of ['message_event', 'message_suppression'])
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

/** The message of the filled shop that was sent. */
async function sentMessage(): Promise<bigint> {
  const { messages } = await crowd.doors.messages.list(crowd.mine.shopId, { states: ['sent'] });
  const id = messages[0]?.id;
  if (id === undefined) throw new Error('Nothing was sent');
  return id;
}

async function feedback(messageId: bigint): Promise<string[]> {
  const { rows } = await crowd.client.query(
    `select kind || ':' || detail as told from message_event where shop_id = $1 and intent_id = $2 order by 1`,
    [String(crowd.mine.shopId), String(messageId)],
  );
  return rows.map(({ told }) => told);
}

async function suppressed(): Promise<string[]> {
  const { rows } = await crowd.client.query('select reason from message_suppression where shop_id = $1', [
    String(crowd.mine.shopId),
  ]);
  return rows.map(({ reason }) => reason);
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
      de: 'Ihre Mails',
      fr: 'Vos messages',
      es: 'Sus mensajes',
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

describe('what is counted of a mail', () => {
  it('passes on stars that were tapped, and nothing else', async () => {
    const subject = `${await sentMessage()} https://mine.example/a?b=c`;
    const tapped = async (more: Record<string, string>) =>
      (await visit('go', { purpose: 'click', subject, method: 'HEAD', more })).headers.get('location');
    expect(await tapped({ stars: '4', line: '9' })).toBe('https://mine.example/a?b=c&stars=4&line=9');
    const wrong: readonly Record<string, string>[] = [
      { stars: '6', line: '9' },
      { stars: '4' },
      { stars: '4', line: 'x&y=z' },
      { b: 'd' },
    ];
    for (const more of wrong) expect(await tapped(more)).toBe('https://mine.example/a?b=c');
  });

  it('leads where the link was made to lead, and counts what is asked for, not looked at', async () => {
    const messageId = await sentMessage();
    const url = 'https://mine.example/a?b=c';
    const click = { purpose: 'click', subject: `${messageId} ${url}` } as const;
    const open = { purpose: 'open', subject: String(messageId) } as const;
    await expectNothingStored(async () => {
      expect((await visit('go', { ...click, method: 'HEAD' })).status).toBe(302);
      expect((await visit('seen.gif', { ...open, method: 'HEAD' })).status).toBe(200);
      for (const page of ['go', 'seen.gif']) expect((await visit(page, { token: 'x' })).status).toBe(404);
      const unknown = { purpose: 'click', subject: `999999 ${url}` } as const;
      expect((await visit('go', unknown)).headers.get('location')).toBe(url);
    });
    for (let times = 0; times < 2; times++) {
      const answer = await visit('go', click);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, url]);
      const picture = await visit('seen.gif', open);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/gif']);
    }
    expect(await feedback(messageId)).toEqual(['clicked:', 'opened:']);
  });
});

describe('what Mailgun tells', () => {
  interface Told {
    readonly event: string;
    readonly messageId: string;
    readonly age?: number;
    readonly key?: string;
    readonly more?: object;
  }

  const tell = ({ event, messageId, more = {}, ...signed }: Told): Promise<Response> =>
    send(mailgunBody({ event: { event, ...more }, messageId: messageId.replace(/[<>]/g, ''), ...signed }));

  const send = (body: string) => app.handle(mailgunRequest('POST', body));

  const ours = async () => mailNames().newMessageId(crowd.mine.shopId, await sentMessage());

  it('is kept by the Message-ID, and once', async () => {
    const messageId = await ours();
    for (let times = 0; times < 2; times++)
      expect((await tell({ event: 'delivered', messageId })).status).toBe(200);
    const status = { 'delivery-status': { code: 452, 'enhanced-code': '4.2.2' } };
    await tell({ event: 'failed', messageId, more: { severity: 'temporary', ...status } });
    expect(await feedback(await sentMessage())).toContain('delivered:');
    expect(await feedback(await sentMessage())).toContain('bounced:passing 4.2.2');
    const full = { severity: 'permanent', reason: 'old', 'delivery-status': { code: 452 } };
    await tell({ event: 'failed', messageId, more: full });
    expect(await suppressed()).toEqual([]);
    const gone = { 'delivery-status': { code: 550, 'enhanced-code': '5.1.1' } };
    await tell({ event: 'failed', messageId, more: { severity: 'permanent', reason: 'bounce', ...gone } });
    expect(await feedback(await sentMessage())).toContain('bounced:lasting 5.1.1');
    expect(await suppressed()).toEqual(['bounce']);
  });

  it('is not believed without its signature, nor long after', async () => {
    const messageId = await ours();
    await expectNothingStored(async () => {
      expect((await tell({ event: 'complained', messageId, key: 'another key' })).status).toBe(406);
      expect((await tell({ event: 'complained', messageId, age: 10 * 3600 })).status).toBe(406);
      expect((await tell({ event: 'complained', messageId, age: -3600 })).status).toBe(406);
      for (const body of ['', '{', '[]', 'null', '{"signature":{}}', `"${'x'.repeat(70_000)}"`])
        expect((await send(body)).status, body.slice(0, 20)).toBe(406);
      for (const method of ['GET', 'PUT'])
        expect((await app.handle(mailgunRequest(method, null))).status).toBe(405);
    });
  });

  it('is passed over when it is about no mail of ours, or nothing that we know', async () => {
    const messageId = await ours();
    const foreign = openMessageIds({ key: randomBytes(32), domain: 'mail.example', bounceDomain: null });
    await expectNothingStored(async () => {
      for (const told of [
        { event: 'complained', messageId: foreign.newMessageId(crowd.mine.shopId, await sentMessage()) },
        { event: 'complained', messageId: 'x@y.example' },
        { event: 'complained', messageId: mailNames().newMessageId(crowd.mine.shopId, 999_999n) },
        { event: 'complained', messageId: mailNames().newMessageId(999_999n, 1n) },
        { event: 'accepted', messageId },
        { event: 'constructor', messageId },
        { event: 'delivered', messageId, more: { message: 'none' } },
      ])
        expect((await tell(told)).status, told.event).toBe(200);
    });
  });
});
