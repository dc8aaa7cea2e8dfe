import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openMessageIds } from '../../app/platform/mail/message-ids.server.ts';
import { useMailVisits } from '../support/hostile/mail-visits.ts';
import { mailgunBody, mailgunRequest, mailgunVariables, mailNames } from '../support/hostile/mailgun-told.ts';

/* What is heard of a mail that was sent: its links that are followed, its picture, and what Mailgun tells of it. */

Object.assign(process.env, mailgunVariables);

const { app, crowd, visit, expectNothingStored } = useMailVisits();

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
