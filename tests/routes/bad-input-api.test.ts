import { describe, expect, it } from 'vitest';
import { type RefusalWord, refusalWords, statusOf } from '../../app/contracts/answers.ts';
import { shopperRoutes } from '../support/app-routes.ts';
import { useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { apiRoutes, bad, foreign, goodQuote, notGids, notIds, order } from '../support/hostile/bad-values.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import { nothingStored } from '../support/hostile/nothing-stored.ts';
import { refusing } from '../support/hostile/refusing.ts';
import { apiRequest, endless, json, type Sending } from '../support/hostile/requests.ts';

/*
 * What a shopper who means harm sends to what extensions call: every field of every body, every number in an address,
 * other people's things, other methods and sizes. Refused with the word and status of the contract, and nothing kept.
 */

const app = useBuiltApp();
const crowd = useCrowd(app);

const me = () => crowd.mine.customerShopifyId;
const expectNothingStored = nothingStored(crowd);
const quote = () => goodQuote(crowd);
const routes = apiRoutes(crowd);
const expectRefused = refusing(app, crowd);

/** The body with one field, perhaps within, replaced; undefined removes it. */
function changed(body: Record<string, unknown>, field: string, value: unknown): Record<string, unknown> {
  const [first = '', ...rest] = field.split('.');
  const within = rest.length === 0 ? null : body[first];
  if (within === null) return { ...body, [first]: value };
  if (!Array.isArray(within)) throw new Error(`${first} is no list`);
  const [index = '', ...deeper] = rest;
  return {
    ...body,
    [first]: within.map((one, at) => (String(at) === index ? changed(one, deeper.join('.'), value) : one)),
  };
}

describe('what extensions call', () => {
  it('is all here', () => {
    expect(
      shopperRoutes(app.build)
        .map((route) => route.path)
        .sort(),
    ).toEqual(Object.keys(routes).sort());
  });

  const withBody = Object.entries(routes).filter(([, { good }]) => good !== undefined);
  const fields = withBody.flatMap(([path, { fields = {} }]) =>
    Object.keys(fields).map((field) => [path, field]),
  );

  it.each(fields)('refuses at /%s what is wrong about %s', async (path = '', field = '') => {
    const route = routes[path];
    await expectNothingStored(async () => {
      for (const [value, word] of route?.fields?.[field] ?? []) {
        const body = changed(route?.good?.() ?? {}, field, value);
        await expectRefused(path, { body: json(body) }, word, `${field}: ${json(value) ?? 'nothing'}`);
      }
    });
  });

  it.each(withBody.map(([path]) => path))('refuses at /%s bodies that are none', async (path) => {
    const good = json(routes[path]?.good?.());
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const bodies: Record<string, string | Uint8Array<ArrayBuffer>> = {
      nothing: '',
      'half a body': good.slice(0, -1),
      'two bodies': `${good}${good}`,
      'a list': '[]',
      'a body in a list': `[${good}]`,
      'a number': '1e999',
      'a text': '"x"',
      null: 'null',
      true: 'true',
      'a deep list': nested,
      'a deep object': `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
      'a deep field': `{"order":${nested}}`,
      'an inherited body': `{"__proto__":${good}}`,
      'a body in its constructor': `{"constructor":{"prototype":${good}}}`,
      'a form': 'reward=mine&key=k&where=cart',
      XML: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
      'bytes that are no text': new Uint8Array([0xff, 0xfe, 0x00, 0xd8]),
      'a good body with a broken byte': new Uint8Array([...new TextEncoder().encode(good), 0xff]),
      'a comment': `/* */${good}`,
    };
    await expectNothingStored(async () => {
      for (const [what, body] of Object.entries(bodies))
        await expectRefused(path, { body }, 'bad-input', what);
    });
  });

  it.each(withBody.map(([path]) => path))(
    'takes at /%s no more than 64 KB, and stops reading',
    async (path) => {
      await expectNothingStored(async () => {
        const large = json({ ...routes[path]?.good?.(), more: 'x'.repeat(1 << 20) });
        await expectRefused(path, { body: large }, 413, 'a megabyte');
        await expectRefused(
          path,
          { body: large, headers: { 'content-length': '10' } },
          413,
          'a wrong length',
        );
        const { body, read } = endless();
        await expectRefused(path, { body }, 413, 'a body without an end');
        expect(read()).toBeLessThan(256 * 1024);
      });
    },
  );

  const withIds = Object.entries(routes).filter(([, { ids: own }]) => own !== undefined);

  it.each(withIds.map(([path]) => path))(
    'answers alike at /%s for what is not theirs and what is not there',
    async (path) => {
      const { strangersView = '', unknown = '' } = routes[path]?.ids?.() ?? {};
      const at = (id: string) => path.replace(':id', id);
      await expectNothingStored(async () => {
        for (const id of [strangersView, unknown, ...notIds]) {
          await expectRefused(
            at(id),
            { customer: crowd.stranger, body: '{}' },
            'not-yours',
            `${id} of a stranger`,
          );
          await expectRefused(
            at(id),
            { customer: crowd.other.customerShopifyId, body: '{}' },
            'not-yours',
            `${id} of an unknown`,
          );
        }
        for (const id of [unknown, ...notIds]) await expectRefused(at(id), { body: '{}' }, 'not-yours', id);
      });
    },
  );

  it('answers alike for returns of others in whatever state they are', async () => {
    const mine = [crowd.mine.return, crowd.mine.waiting].map(String);
    const theirs = [crowd.other.return, crowd.other.waiting].map(String);
    await expectNothingStored(async () => {
      for (const id of [...mine, ...theirs])
        await expectRefused(`api/returns/${id}/cancel`, { customer: crowd.stranger }, 'not-yours', id);
      for (const id of theirs) await expectRefused(`api/returns/${id}/cancel`, {}, 'not-yours', id);
      for (const id of [crowd.mine.held, crowd.mine.used, crowd.other.held, crowd.other.used].map(String))
        await expectRefused(`api/redemptions/${id}/release`, { customer: crowd.stranger }, 'not-yours', id);
      for (const id of [crowd.other.held, crowd.other.used].map(String))
        await expectRefused(`api/redemptions/${id}/release`, {}, 'not-yours', id);
    });
  });

  it('gives a guest nothing that is anybody’s, guests’ orders included', async () => {
    const guest = (path: string, sending: Sending) => apiRequest(crowd.mine.domain, path, sending);
    const asked: [string, Sending, RefusalWord][] = [
      ['api/returns', { search: { order: order(1_302n) } }, 'not-yours'],
      [
        'api/returns',
        { body: json({ ...quote(), order: order(1_302n), outcome: 'refund', key: 'g' }) },
        'not-yours',
      ],
      ['api/returns/quote', { body: json({ ...quote(), order: order(1_302n) }) }, 'not-yours'],
      [
        'api/reviews',
        { body: json({ ...routes['api/reviews']?.good?.(), order: order(1_302n) }) },
        'not-yours',
      ],
      ['api/redemptions', { body: json(routes['api/redemptions']?.good?.()) }, 'not-allowed'],
    ];
    await expectNothingStored(async () => {
      for (const [path, sending, word] of asked) {
        const answer = await app.handle(guest(path, sending));
        expect([answer.status, (await answer.json()).refused], path).toEqual([statusOf(word), word]);
      }
      const written = await app.handle(guest('api/reviews', { search: { order: order(1_302n) } }));
      expect(await written.json()).toMatchObject({ open: [], written: [] });
    });
  });

  it('finds no order by an address that is not the asker’s', async () => {
    await expectNothingStored(async () => {
      for (const [value, word] of [...bad(...notGids.filter((one) => typeof one === 'string')), ...foreign()])
        await expectRefused(
          'api/returns',
          { method: 'GET', search: { order: String(value) } },
          word,
          String(value),
        );
      const running = apiRequest(crowd.mine.domain, 'api/returns', { customer: crowd.stranger });
      const own = { order: order(1_301n), name: '#1301' };
      expect(await (await app.handle(running)).json()).toMatchObject({
        live: true,
        returns: [],
        orders: [own],
      });
      for (const [value] of foreign()) {
        const asked = { customer: me(), search: { order: String(value) } };
        const answer = await app.handle(apiRequest(crowd.mine.domain, 'api/reviews', asked));
        expect(await answer.json(), String(value)).toMatchObject({ open: [], written: [] });
      }
    });
  });

  it('takes no other method than its own', async () => {
    await expectNothingStored(async () => {
      for (const route of shopperRoutes(app.build)) {
        const path = route.path.replace(':id', String(crowd.mine.held));
        const body = json(routes[route.path]?.good?.() ?? {});
        for (const method of ['PUT', 'PATCH', 'DELETE'])
          await expectRefused(path, { method, body }, 405, method);
        if (!route.writes || route.path === 'api/rewards')
          await expectRefused(path, { method: 'POST', body }, 405, 'POST');
        const read = await app.handle(
          apiRequest(crowd.mine.domain, path, { customer: me(), method: 'HEAD' }),
        );
        expect(read.status, `HEAD ${path}`).toBeLessThan(500);
        expect(await read.text()).toBe('');
      }
    });
  });

  it('gives one customer nothing for the key of another', async () => {
    const { customerShopifyId, domain } = crowd.mine;
    const redeem = (customer: bigint, key: string) =>
      app.handle(
        apiRequest(domain, 'api/redemptions', {
          customer,
          body: json({ ...routes['api/redemptions']?.good?.(), key }),
        }),
      );
    const held = await (await redeem(customerShopifyId, 'shared')).json();
    expect(held.state).toBe('held');
    const before = await fingerprint(crowd.client);
    const theirs = await redeem(crowd.stranger, 'shared');
    expect(await theirs.json()).toEqual({ refused: 'insufficient-points', values: { available: '0' } });
    const body = json({ ...quote(), outcome: 'refund', key: 'mine 1' });
    const stolen = await app.handle(apiRequest(domain, 'api/returns', { customer: crowd.stranger, body }));
    expect(await stolen.json()).toEqual({ refused: 'not-yours' });
    expect(await fingerprint(crowd.client)).toEqual(before);
  });

  it('takes what is good, so that all of this is about what is wrong', async () => {
    const { domain } = crowd.mine;
    for (const [path, { good }] of withBody) {
      const answer = await app.handle(apiRequest(domain, path, { customer: me(), body: json(good?.()) }));
      expect([200, 201], `${path}: ${await answer.clone().text()}`).toContain(answer.status);
    }
    expect(refusalWords).toContain('bad-input');
  });
});
