import { z } from 'zod';
import { linkOfMail, mailsOfKind, refuseUnlessFine } from './mail-links.ts';
import { anyAnswer } from './sandbox-control.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { Branch } from './vocabulary/story.ts';

/** Does what somebody decides about messages, or what becomes known of one; false: the branch has none of these. */
export async function actOnMessages(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  const id = (customer: string) => idOf(shop.names.customers, 'customer', customer);
  if (name === 'consent' && branch.consent) {
    const { customer, marketing } = branch.consent;
    await shop.control.post(`customers/${id(customer)}`, { marketing }, anyAnswer);
  } else if (name === 'redact' && branch.redact)
    await shop.control.post(`customers/${id(branch.redact.customer)}/redact`, {}, anyAnswer);
  else if (name === 'unsubscribe' && branch.unsubscribe)
    await choose(shop, id(branch.unsubscribe.customer), branch.unsubscribe.kind, false);
  else if (name === 'resubscribe' && branch.resubscribe)
    await choose(shop, id(branch.resubscribe.customer), branch.resubscribe.kind, true);
  else if (name === 'oneClick' && branch.oneClick)
    await oneClick(shop, id(branch.oneClick.customer), branch.oneClick.kind);
  else if (name === 'bounce' && branch.bounce) await sendBack(shop, branch.bounce);
  else if (name === 'pauseSends') await shop.admin.send('/app/settings/messages', { intent: 'pause' });
  else if (name === 'resumeSends') await shop.admin.send('/app/settings/messages', { intent: 'resume' });
  else return false;
  return true;
}

async function sendBack(shop: StoryShop, { customer, kind }: NonNullable<Branch['bounce']>): Promise<void> {
  const email = shop.story.customers[customer]?.email;
  const mails = await shop.control.get('mails', z.array(z.object({ id: z.string(), to: z.string() })));
  const last = mails.findLast(({ to }) => to === email);
  if (last === undefined) throw new Error(`There is no mail to ${email}`);
  await shop.control.post(`mails/${last.id}/bounce`, { kind }, anyAnswer);
}

/** Opens the preferences page by the newest mail of this kind, ticks or clears the kind, and presses its first button. */
async function choose(shop: StoryShop, customer: string, kind: string, wanted: boolean): Promise<void> {
  const path = await linkOfMail(shop, customer, kind, '/preferences?');
  const page = await shop.shopper.visit(null, path);
  refuseUnlessFine(page);
  const fields = fieldsOf(page.text);
  const own = fields.find((field) => field.name === kind);
  if (own === undefined) throw new Error(`The preferences page does not offer ${kind}`);
  const sent = fields.filter((field) => (field === own ? wanted : field.sent));
  const form = Object.fromEntries(sent.map(({ name, value }) => [name, value]));
  refuseUnlessFine(await shop.shopper.visit(null, path, form));
}

interface Field {
  name: string;
  value: string;
  /** A box that is ticked, or the button that is pressed. */
  sent: boolean;
}

/** Checkboxes and the first button of a page, as a browser would send them. */
function fieldsOf(page: string): Field[] {
  const read = (tag: string, sent: boolean): Field => {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '';
    return { name: attribute('name'), value: attribute('value'), sent };
  };
  const boxes = page.match(/<input\b[^>]*\stype="checkbox"[^>]*>/gi) ?? [];
  const button = /<button\b[^>]*>/i.exec(page)?.[0];
  return [
    ...boxes.map((tag) => read(tag, /\schecked\b/i.test(tag))),
    ...(button === undefined ? [] : [read(button, true)]),
  ];
}

/** The mail program's own button: one POST to the address in the mail's header, without cookies or a page (RFC 8058). */
async function oneClick(shop: StoryShop, customer: string, kind: string): Promise<void> {
  const [mail] = await mailsOfKind(shop, customer, kind);
  const address = /<(https?:[^>]+)>/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1];
  if (address === undefined || mail?.headers['list-unsubscribe-post'] !== 'List-Unsubscribe=One-Click')
    throw new Error(`The newest mail of kind ${kind} cannot be unsubscribed from by one click`);
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  refuseUnlessFine({ status: answer.status, text: await answer.text() });
  if (answer.status !== 200) throw new Error(`Unsubscribing by one click answered ${answer.status}`);
}
