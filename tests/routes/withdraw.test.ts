import { describe, expect, it } from 'vitest';
import { browser, proxySearch, useBuiltApp } from '../support/built-app.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import { nothingStored } from '../support/hostile/nothing-stored.ts';

/*
 * Withdrawing from a contract on the storefront: two steps, without a login, and an answer that tells nobody whether
 * there is such an order.
 */

const app = useBuiltApp();
const crowd = useCrowd(app);
const expectNothingStored = nothingStored(crowd);
const email = 'stranger@example.com';

interface Sent {
  readonly form?: Record<string, string>;
  readonly language?: string;
  readonly from?: string;
  readonly search?: Record<string, string>;
  readonly domain?: string;
}

let visitors = 0;
async function visit({ form, language, from, search = {}, domain = crowd.mine.domain }: Sent = {}) {
  visitors += 1;
  // As if each came by itself: the same signature twice is the same visit.
  const query = proxySearch(domain, { more: { ...search, visit: String(visitors) } });
  const answer = await app.handle(
    new Request(`http://localhost:3000/proxy/withdraw${query}`, {
      headers: {
        ...browser,
        'x-forwarded-for': from ?? `203.0.113.${visitors}`,
        ...(language ? { 'accept-language': language } : {}),
      },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    }),
  );
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const written = (order: string, more: Record<string, string> = {}) => ({ order, email, ...more });

/** The key that the second page carries. */
async function keyFor(form: Record<string, string>, sent: Sent = {}): Promise<string> {
  const page = await visit({ ...sent, form: { ...form, step: 'state' } });
  return /name="key" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
}

async function confirm(form: Record<string, string>, sent: Sent = {}) {
  const key = await keyFor(form, sent);
  return visit({ ...sent, form: { ...form, key, step: 'confirm' } });
}

/** What was stated in a shop, newest first. */
async function stated(shop = crowd.mine) {
  return (await crowd.doors.returns.listWithdrawals(shop.shopId, { limit: 100 })).withdrawals;
}

const name = async () => {
  const order = await crowd.doors.commerce.findOrder(crowd.mine.shopId, crowd.orders.strangers.id);
  return order?.snapshot.name ?? '';
};

describe('the pages', () => {
  it('ask, ask once more, and say when it was stated; only the last step is kept', async () => {
    const form = written('#9999', { name: 'Ana', text: 'I have changed my mind' });
    await expectNothingStored(async () => {
      const first = await visit();
      expect(first.status).toBe(200);
      expect(first.text).toContain('<h1>Withdraw from contract</h1>');
      const second = await visit({ form: { ...form, step: 'state' } });
      expect(second.status).toBe(200);
      expect(second.text).toContain('value="confirm">Confirm withdrawal</button>');
      for (const value of Object.values(form)) expect(second.text).toContain(value);
      const back = await visit({ form: { ...form, step: 'edit' } });
      expect(back.text).toContain('value="#9999"');
    });
    const done = await confirm(form);
    expect(done.status).toBe(303);
    const to = done.headers.get('location') ?? '';
    expect(to).toMatch(/^\/apps\/afterglow\/withdraw\?stated=[\w.%-]+$/);
    const token = new URL(to, 'http://shop.example').searchParams.get('stated') ?? '';
    expect(Buffer.from(token, 'base64url').toString()).not.toMatch(/9999|stranger|mind/);
    const page = await visit({ search: { stated: token } });
    expect(page.text).toContain('We received your withdrawal on');
    expect((await stated())[0]?.statement).toEqual({
      ...{ name: 'Ana', order: '#9999', email, text: 'I have changed my mind' },
    });
  });

  it('set no cookie, run no script and are not kept by anybody', async () => {
    const done = await confirm(written('#9998'));
    for (const page of [await visit(), await visit({ form: { ...written('#1'), step: 'state' } }), done]) {
      expect(page.headers.get('set-cookie')).toBeNull();
      expect(page.headers.get('cache-control')).toBe('no-store');
      const policy = page.headers.get('content-security-policy') ?? "default-src 'none'";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src/);
      expect(page.text).not.toMatch(/<script|\son\w+=/i);
    }
  });

  it('speak five languages, and the statement keeps which', async () => {
    const buttons = {
      en: 'Confirm withdrawal',
      de: 'Widerruf bestätigen',
      fr: 'Confirmer la rétractation',
      es: 'Confirmar desistimiento',
      ja: '撤回を確定する',
    };
    for (const [language, button] of Object.entries(buttons)) {
      const page = await visit({ language, form: { ...written('#1'), step: 'state' } });
      expect(page.text).toContain(`value="confirm">${button}</button>`);
      await confirm(written(`#${language}`), { language });
      expect((await stated())[0]).toMatchObject({ language });
    }
  });
});

describe('a statement', () => {
  it('opens a return where it names an order, and is answered alike where it does not', async () => {
    const order = await name();
    const answers = [];
    for (const form of [written(order), written('#7777'), { order, email: 'somebody@example.com' }]) {
      const before = Date.now();
      const done = await confirm(form);
      expect(Date.now() - before).toBeGreaterThanOrEqual(600);
      const to = new URL(done.headers.get('location') ?? '', 'http://shop.example');
      const page = await visit({ search: Object.fromEntries(to.searchParams) });
      answers.push([done.status, to.pathname, done.text, page.text.replace(/ on [^<]+/, '')]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const [other, none, found] = await stated();
    expect(found).toMatchObject({ standing: 'found', orderId: crowd.orders.strangers.id });
    expect([none?.standing, other?.standing]).toEqual(['not-found', 'not-found']);
    const opened = await crowd.doors.returns.find(crowd.mine.shopId, found?.returnId ?? 0n);
    expect(opened).toMatchObject({ origin: 'withdrawal', units: 20 });
  });

  it('sent twice by one page is one, with other words or by another page another', async () => {
    const before = (await stated()).length;
    const form = written('#8888');
    const key = await keyFor(form);
    for (const _ of [1, 2])
      expect((await visit({ form: { ...form, key, step: 'confirm' } })).status).toBe(303);
    expect((await stated()).length).toBe(before + 1);
    await visit({ form: { ...form, text: 'More', key, step: 'confirm' } });
    await confirm(form);
    expect((await stated()).length).toBe(before + 3);
  });

  it('without a good key is asked about once more', async () => {
    const theirs = await keyFor(written('#1'), { domain: crowd.other.domain });
    const link = crowd.linkTo('review', String(crowd.orders.mine.id));
    await expectNothingStored(async () => {
      for (const key of ['', 'x', theirs, link, 'x'.repeat(3000)]) {
        const page = await visit({ form: { ...written('#1'), key, step: 'confirm' } });
        expect([page.status, page.text.includes('value="confirm"')]).toEqual([200, true]);
      }
    });
  });

  it('of what cannot be used stands in the form again, with what is wrong beside it', async () => {
    const script = '"><script>alert(1)</script>';
    await expectNothingStored(async () => {
      const wrongs: Record<string, string>[] = [
        { order: '' },
        { order: 'x'.repeat(101) },
        { order: 'NUL \u0000' },
        { email: '' },
        { email: 'x' },
        { email: 'a@example.com,b@example.com' },
        { email: 'a@example.com\r\nBcc: b@example.com' },
        { email: `${script}@example.com` },
        { name: 'x'.repeat(101) },
        { text: 'x'.repeat(1001) },
        { text: 'NUL \u0000' },
      ];
      for (const wrong of wrongs) {
        for (const step of ['state', 'confirm', 'edit']) {
          const page = await visit({ form: { ...written('#1'), ...wrong, step } });
          expect(page.status, JSON.stringify(wrong)).toBe(422);
          expect(page.text).toContain('aria-invalid="true"');
          expect(page.text).not.toContain('<script');
        }
      }
      for (const step of ['', 'other', '__proto__'])
        expect((await visit({ form: { ...written('#1'), step } })).status).toBe(400);
      const shown = await visit({
        form: { ...written(script, { text: `</textarea>${script}` }), step: 'state' },
      });
      expect([shown.status, shown.text.includes('<script')]).toEqual([200, false]);
    });
  });

  it('is of the shop that it was made at', async () => {
    const before = await stated(crowd.other);
    await confirm(written(await name()), { domain: crowd.other.domain });
    const [theirs] = await stated(crowd.other);
    expect((await stated(crowd.other)).length).toBe(before.length + 1);
    expect(theirs?.standing).toBe('not-found');
  });

  it('of one visitor is taken so often and no more, and of others all the same', async () => {
    const form = written('#5555');
    const key = await keyFor(form);
    const from = '198.51.100.7';
    const answers = await Promise.all(
      Array.from({ length: 22 }, () => visit({ from, form: { ...form, key, step: 'confirm' } })),
    );
    expect(
      answers
        .map(({ status }) => status)
        .sort()
        .slice(-3),
    ).toEqual([303, 429, 429]);
    const late = answers.find(({ status }) => status === 429);
    expect(late?.headers.get('retry-after')).toBe('3600');
    expect((await visit({ form: { ...form, key, step: 'confirm' } })).status).toBe(303);
  });
});

it('a page that says when is for what we signed only', async () => {
  for (const token of ['x', await keyFor(written('#1')), crowd.linkTo('review', '1')]) {
    const page = await visit({ search: { stated: token } });
    expect(page.text).toContain('<h1>Withdraw from contract</h1>');
  }
});
