import { describe, expect, it } from 'vitest';
import { messageKinds } from '../../app/modules/messages/message.ts';
import { type AppRoute, adminRoutes, dataRequest, formRequest } from '../support/app-routes.ts';
import { browser, sessionToken, useBuiltApp } from '../support/built-app.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* What a merchant is told before loyalty goes offline, and what going offline asks for, asked at the routes. */

const app = useBuiltApp();
const shop = useLetInShop(app);

const bearer = (domain = shop.mine.domain) => ({
  authorization: `Bearer ${sessionToken(domain, { staff: '7' })}`,
});

function loyaltyRoute(): AppRoute {
  const found = adminRoutes(app.build).find((route) => route.path === 'app/loyalty' && route.writes);
  if (!found) throw new Error('There is no /app/loyalty');
  return found;
}

async function send(fields: Record<string, string>) {
  const answer = await app.handle(formRequest(loyaltyRoute(), bearer(), new URLSearchParams(fields)));
  return { status: answer.status, text: await answer.text() };
}

async function jobs(): Promise<string[]> {
  const { rows } = await shop.client.query(
    `select t.identifier as task from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where payload ->> 'shopId' = $1 and t.identifier in ('wind-down', 'tell-pause') order by task`,
    [String(shop.mine.shopId)],
  );
  return rows.map(({ task }) => task);
}

async function standing() {
  const { rows } = await shop.client.query(
    'select live_from is not null as live, paused_at is not null as paused from loyalty_state where shop_id = $1',
    [String(shop.mine.shopId)],
  );
  return rows[0];
}

describe('the screen of the programme', () => {
  it('says that nobody sends the mails, as long as nobody does', async () => {
    const unsent = async () =>
      (await (await app.handle(dataRequest(loyaltyRoute(), bearer()))).json()).unsent;
    const form = adminRoutes(app.build).find(
      ({ path, index, writes }) => path === 'app/settings/messages' && index && writes,
    );
    if (!form) throw new Error('There is no overview of messages');
    const senders = async (change: Record<string, string>) => {
      const all = Object.fromEntries(messageKinds.map((kind) => [kind, change[kind] ?? 'nobody']));
      const body = new URLSearchParams({ intent: 'save', senders: JSON.stringify(all) });
      return (await app.handle(formRequest(form, bearer(), body))).status;
    };
    expect(await senders({})).toBe(200);
    expect(await unsent()).toEqual({ area: true, expiring: true });
    expect(await senders({ 'tier-changed': 'afterglow' })).toBe(200);
    expect(await unsent()).toEqual({ area: false, expiring: true });
    expect(await senders({ 'points-expiring': 'afterglow' })).toBe(200);
    expect(await unsent()).toEqual({ area: false, expiring: false });
    expect(await senders({})).toBe(200);
  });
});

describe('going offline', () => {
  it('says first how many codes end and who has points, and that nobody sends the mail', async () => {
    const answer = await app.handle(
      new Request('http://localhost:3000/app/loyalty/pause?_data=routes%2Fapp.loyalty_.pause', {
        headers: { ...browser, ...bearer() },
      }),
    );
    expect(answer.status).toBe(200);
    const view = await answer.json();
    expect(view).toMatchObject({ mailOn: false, nobody: false });
    expect(view.codes).toMatch(/code/);
    expect(view.members).toMatch(/ha(s|ve) points/);
  });

  it('refuses what no screen sends, and nothing is asked for', async () => {
    await send({ intent: 'go-live' });
    const answer = await send({ intent: 'go-offline', tell: 'perhaps' });
    expect(answer.status).toBe(422);
    expect(await standing()).toEqual({ live: true, paused: false });
    expect(await jobs()).toEqual([]);
  });

  it('asks for the end of codes and, where that is wanted, for the mails', async () => {
    expect((await send({ intent: 'go-offline', tell: 'yes' })).status).toBe(200);
    expect(await standing()).toEqual({ live: false, paused: true });
    expect(await jobs()).toEqual(['tell-pause', 'wind-down']);
    expect((await send({ intent: 'go-offline' })).status).toBe(200);
    expect(await jobs()).toEqual(['tell-pause', 'wind-down']);
  });

  it('is over when it is live again', async () => {
    expect((await send({ intent: 'go-live' })).status).toBe(200);
    expect(await standing()).toEqual({ live: true, paused: false });
  });
});
