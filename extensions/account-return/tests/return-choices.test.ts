import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { maxPhotoBytes, type ReturnView } from '../../../app/contracts/returns.ts';
import { pageText, saying } from '../../shared/tests/app-double.ts';
import { asked, choose, field, page, view } from './return-page.ts';

/** Gives the nth field of a tag a value, as somebody who types or chooses does. */
function give<Tag extends 's-select' | 's-text-field' | 's-text-area'>(tag: Tag, value: string, nth = 0) {
  const found = document.body.querySelectorAll(tag)[nth];
  if (!found) throw new Error(`there is no ${tag} ${nth}`);
  found.value = value;
  fireEvent.input(found);
  fireEvent.change(found);
}

const photo = (name: string, size = 3) => new File([new Uint8Array(size)], name, { type: 'image/jpeg' });

/** Drops files, which the element hands over under a name that its types do not have. */
function drop(...files: File[]) {
  const zone = field('s-drop-zone');
  Object.defineProperty(zone, 'files', { value: files, configurable: true });
  zone.value = 'C:\\fakepath\\photo.jpg';
  fireEvent.change(zone);
  return zone;
}

/** "Broken" and then "Torn". */
async function chooseTorn() {
  await choose('1', 'broken');
  await waitFor(() => expect(document.body.querySelectorAll('s-select')).toHaveLength(2));
  give('s-select', 'torn', 1);
  await waitFor(() => field('s-drop-zone'));
}

const shown = () => page({ 'GET /api/returns': { body: view() } });
const sentReturns = (it: ReturnType<typeof shown>) => it.app.sent('POST', '/api/returns');
const refundButton = () => saying('s-button', 'Return for a refund');

describe('reasons as a tree', () => {
  it('ask on until one is chosen that has none under it, and show no money before', async () => {
    using it = shown();
    await it.extension.render();
    await choose('1', 'broken');
    await waitFor(() => expect(pageText()).toContain('Choose a reason for each item'));
    expect(document.body.querySelectorAll('s-select')[1]?.getAttribute('label')).toBe('What exactly: Broken');
    expect(it.app.sent('POST', '/api/returns/quote')).toHaveLength(0);
    give('s-select', 'torn', 1);
    await waitFor(refundButton);
    // Somebody changes their mind about the first one: the second goes with it.
    give('s-select', 'size_too_small');
    await waitFor(() => expect(document.body.querySelector('s-drop-zone')).toBeNull());
  });

  it('send nothing while something lacks that the reason asks for, and say what where it belongs', async () => {
    using it = shown();
    await it.extension.render();
    await chooseTorn();
    await waitFor(refundButton);
    fireEvent.click(refundButton());
    await waitFor(() => expect(pageText()).toContain('Something that the shop needs to know is missing'));
    expect(sentReturns(it)).toHaveLength(0);
    expect(field('s-choice-list').getAttribute('error')).toContain('Answer this');
    expect(field('s-drop-zone').getAttribute('error')).toContain('needs a photo');
    expect(document.body.querySelectorAll('s-text-field')[1]?.getAttribute('error')).toContain(
      'in a few words',
    );
  });

  it('send answers, photos and the note with the request', async () => {
    using it = page({
      'GET /api/returns': { body: view() },
      'POST /api/returns/photos': { body: { id: '71', url: 'https://app.example.com/photos?token=a' } },
      'POST /api/returns': { body: asked() },
    });
    await it.extension.render();
    await chooseTorn();
    field('s-choice-list').values = ['seam'];
    fireEvent.change(field('s-choice-list'));
    drop(photo('seam.jpg'));
    await waitFor(() => field('s-link'));
    give('s-text-field', 'Along the sleeve', 1);
    await waitFor(refundButton);
    fireEvent.click(refundButton());
    await waitFor(() => expect(sentReturns(it)).toHaveLength(1));
    expect(sentReturns(it)[0]?.body).toMatchObject({
      outcome: 'refund',
      lines: [{ reason: 'torn', answers: { where: 'seam' }, photos: ['71'], note: 'Along the sleeve' }],
    });
  });
});

describe('photos', () => {
  it('go one after the other, are shown small, and are let go of again', async () => {
    let count = 0;
    using it = page({
      'GET /api/returns': { body: view() },
      'POST /api/returns/photos': () => ({
        body: { id: String(++count), url: `https://app.example.com/photos?token=${count}` },
      }),
    });
    await it.extension.render();
    await chooseTorn();
    const zone = drop(photo('one.jpg'), photo('two.jpg'));
    // It is empty at once, so that the same file can be chosen again.
    expect(zone.value).toBe('');
    await waitFor(() => expect(document.body.querySelectorAll('[src*="photos?token"]')).toHaveLength(2));
    expect(it.app.sent('POST', '/api/returns/photos').map(({ body }) => Object(body).name)).toEqual([
      'one.jpg',
      'two.jpg',
    ]);
    fireEvent.click(saying('s-link', 'Remove'));
    await waitFor(() => expect(document.body.querySelectorAll('[src*="photos?token"]')).toHaveLength(1));
    expect(document.body.querySelector('[src*="photos?token"]')?.getAttribute('src')).toContain('token=2');
  });

  it('say for each why it did not come', async () => {
    using it = page({
      'GET /api/returns': { body: view() },
      'POST /api/returns/photos': (body) =>
        Object(body).name === 'lost.jpg' ? 'no answer' : { status: 400, body: { refused: 'bad-input' } },
    });
    await it.extension.render();
    await chooseTorn();
    drop(photo('huge.jpg', maxPhotoBytes + 1), photo('text.jpg'), photo('lost.jpg'));
    await waitFor(() => expect(pageText()).toContain('lost.jpg did not arrive. Add it again.'));
    expect(pageText()).toContain('huge.jpg is larger than 10 MB');
    expect(pageText()).toContain('text.jpg could not be read as a picture');
    expect(it.app.sent('POST', '/api/returns/photos')).toHaveLength(2);
    // Preact calls it so where an element does not say how it writes its events.
    fireEvent(field('s-drop-zone'), new Event('DropRejected'));
    await waitFor(() => expect(pageText()).toContain('Only pictures can be added'));
  });

  it('are five at most', async () => {
    let count = 0;
    using it = page({
      'GET /api/returns': { body: view() },
      'POST /api/returns/photos': () => ({
        body: { id: String(++count), url: `https://a.example/${count}` },
      }),
    });
    await it.extension.render();
    await chooseTorn();
    drop(...Array.from({ length: 6 }, (_, index) => photo(`${index}.jpg`)));
    await waitFor(() => expect(pageText()).toContain('Up to 5 photos go with an item'));
    expect(it.app.sent('POST', '/api/returns/photos')).toHaveLength(5);
    expect(document.body.querySelector('s-drop-zone')).toBeNull();
  });
});

describe('outcomes', () => {
  it('stand side by side with tier, and keeping it among them', async () => {
    using it = shown();
    await it.extension.render();
    await choose('1');
    await waitFor(() => expect(pageText()).toContain('Your tier changes from Gold to Silver'));
    expect(pageText()).toContain('Keep it and get $8.00 back');
    expect([...document.body.querySelectorAll('s-heading')].map((one) => one.textContent)).toEqual([
      'Refund',
      'Store credit',
      'Exchange',
      'Keep it',
    ]);
  });

  it('exchange for a variant that is chosen, and say what that costs before it is asked for', async () => {
    using it = page({ 'GET /api/returns': { body: view() }, 'POST /api/returns': { body: asked() } });
    await it.extension.render();
    await choose('1');
    await waitFor(() => expect(document.body.querySelectorAll('s-select')).toHaveLength(2));
    give('s-select', 'gid://shopify/ProductVariant/6', 1);
    await waitFor(() => saying('s-button', 'Exchange and pay $4.95'));
    // The others stayed where they are while that was worked out.
    expect(pageText()).toContain('Return for a refund of $40.00');
    expect(pageText()).toContain('invoice');
    fireEvent.click(saying('s-button', 'Exchange and pay $4.95'));
    await waitFor(() => expect(sentReturns(it)).toHaveLength(1));
    const exchangeFor = [
      { line: 'gid://shopify/LineItem/11', variant: 'gid://shopify/ProductVariant/6', quantity: 1 },
    ];
    expect(it.app.sent('POST', '/api/returns/quote').at(-1)?.body).toMatchObject({ exchangeFor });
    expect(sentReturns(it)[0]?.body).toMatchObject({ outcome: 'exchange', exchangeFor });
  });

  it.each(['limit-reached', 'blocked'])(
    'offer a person’s look where history says no: %s',
    async (refused) => {
      using it = page({
        'GET /api/returns': { body: view() },
        'POST /api/returns': (body) =>
          Object(body).askPerson
            ? { status: 201, body: asked() }
            : { status: 422, body: { refused, values: { appeal: 'yes' } } },
      });
      await it.extension.render();
      await choose('1');
      await waitFor(refundButton);
      fireEvent.click(refundButton());
      await waitFor(() => saying('s-button', 'Ask a person'));
      expect(pageText()).toContain('because of earlier returns of this account');
      fireEvent.click(saying('s-button', 'Ask a person'));
      await waitFor(() => expect(sentReturns(it)).toHaveLength(2));
      const keys = sentReturns(it).map(({ body }) => Object(body).key);
      expect(sentReturns(it)[1]?.body).toMatchObject({ outcome: 'refund', askPerson: true });
      expect(keys[1]).not.toBe(keys[0]);
    },
  );
});

describe('a return that runs', () => {
  it('shows how far it is, until when it has to be sent and where, and what the carrier told', async () => {
    const sent = asked({
      ...{ state: 'in-transit', cancellable: false, next: { code: 'on-its-way', values: {} } },
      sendTo: ['Fern & Fable', 'Weg 1', '10115 Berlin'],
      tracking: [{ event: 'in_transit', at: '2026-11-27T10:00:00Z' }],
    });
    using it = page({ 'GET /api/returns': { body: view({ returns: [sent] }) } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('10115 Berlin'));
    expect(pageText()).toContain('Done:RequestedDone:ApprovedNow:On its wayTo come:Arrived');
  });

  it('says by when and where to send it', async () => {
    const approved = asked({
      ...{ state: 'approved', next: { code: 'send-it-to', values: {} } },
      ...{ sendTo: ['Weg 1'], sendBy: '2026-12-20' },
    });
    using it = page({ 'GET /api/returns': { body: view({ returns: [approved] }) } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('Send it by December 20, 2026'));
    expect(pageText()).toContain('send it to the address shown here');
  });

  it('carries words both ways', async () => {
    const question = { from: 'shop', text: 'Which seam?', at: '2026-11-27T10:00:00Z' } as const;
    const answer = { from: 'shopper', text: 'The left one', at: '2026-11-27T11:00:00Z' } as const;
    let said: ReturnView['messages'] = [question];
    using it = page({
      'GET /api/returns': () => ({ body: view({ returns: [asked({ messages: said })] }) }),
      'POST /api/returns/5/messages': () => {
        said = [question, answer];
        return { status: 201, body: asked({ messages: said }) };
      },
    });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('Which seam?'));
    fireEvent.click(saying('s-button', 'Send message'));
    await waitFor(() => expect(field('s-text-area').getAttribute('error')).toBe('Write something first.'));
    give('s-text-area', ' The left one ');
    fireEvent.click(saying('s-button', 'Send message'));
    await waitFor(() => expect(pageText()).toContain('The left one'));
    const [message] = it.app.sent('POST', '/api/returns/5/messages');
    expect(message?.body).toMatchObject({ text: 'The left one' });
    expect(Object(message?.body).key).toBeTruthy();
    expect(field('s-text-area').value).toBe('');
  });

  it('tells the policy that it was bought under, and where the whole of it stands', async () => {
    using it = shown();
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('The policy that you bought under (version 3)'));
    expect(pageText()).toContain('Return within 30 days of delivery.');
    expect(pageText()).toContain('Return shipping costs $4.95.');
    expect(saying('s-link', 'whole return policy').getAttribute('href')).toBe(
      'https://shop.example.com/apps/afterglow/returns-policy?version=3',
    );
  });
});
