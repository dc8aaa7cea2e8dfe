import type { Instant } from '#app/kernel/calendar.ts';
import { languageOf } from '#app/kernel/language.ts';
import type { MailContent, WrittenMail } from '../mails/mail.ts';
import { canBeUnsubscribed, chosenWith, type Intent, type MessageKind } from '../message.ts';
import type { Mail, MessagesDeps, Recipient } from '../ports.ts';
import { ownTexts } from '../templates/resolve-texts.ts';
import type { TemplateTexts } from '../templates/template.ts';
import type { ShopNow } from './batch.server.ts';

/** What one mail says, part by part; the first one leads. */
export interface MailPart {
  readonly intent: Intent;
  readonly content: MailContent;
}
export type MailParts = readonly [MailPart, ...MailPart[]];

type Deps = Pick<MessagesDeps, 'links' | 'ids' | 'writeMail'>;

/** The mail to one person, as it is handed over. */
export async function composeMail(
  deps: Deps,
  place: ShopNow,
  recipient: Recipient,
  parts: MailParts,
  at: Instant,
): Promise<Mail> {
  const { shopId, shop, sender } = place;
  const lead = parts[0].intent.id;
  const kinds = [...new Set(parts.map(({ intent }) => intent.kind))];
  const unwantable = [...new Set(kinds.filter(canBeUnsubscribed).map(chosenWith))];
  const { subject, html, text } = await write(deps, place, recipient, { parts, unwantable, at });
  return {
    ...sender,
    ...{ subject, html, text },
    messageId: deps.ids.newMessageId(shopId, lead),
    returnPath: deps.ids.returnPath(shopId, lead),
    to: recipient.email,
    date: at,
    headers: {
      'X-Afterglow-Kind': kinds.join(', '),
      'X-Afterglow-Shop': shop.domain,
      'Auto-Submitted': 'auto-generated',
      ...(unwantable.length > 0 && {
        'List-Unsubscribe': `<${deps.links.oneClick(shopId, recipient.person, unwantable)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

async function write(
  { links, writeMail }: Deps,
  { shopId, shop, settings, writing }: ShopNow,
  recipient: Recipient,
  {
    parts,
    unwantable,
    at,
  }: { readonly parts: MailParts; readonly unwantable: readonly MessageKind[]; readonly at: Instant },
): Promise<WrittenMail> {
  const counted = async ({ intent, content }: MailPart): Promise<MailContent> =>
    settings.countClicks ? { ...content, url: await links.click(shopId, intent.id, content.url) } : content;
  const [lead, ...more] = parts;
  const language = languageOf(recipient.locale);
  const texts: Partial<Record<MessageKind, Partial<TemplateTexts>>> = {};
  for (const { intent } of parts)
    texts[intent.kind] = ownTexts(writing.overrides[intent.kind] ?? {}, language, recipient.lifecycle);
  return writeMail({
    parts: [await counted(lead), ...(await Promise.all(more.map(counted)))],
    language,
    locale: recipient.locale ?? language,
    lifecycle: recipient.lifecycle,
    firstName: recipient.firstName,
    shopName: shop.name,
    brand: writing.brand,
    texts,
    preferencesUrl: unwantable.length > 0 ? await links.preferences(shopId, recipient.person) : null,
    openUrl: settings.countOpens ? await links.open(shopId, lead.intent.id) : null,
    at,
  });
}
