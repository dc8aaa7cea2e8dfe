import type { AskedMail, BadInput } from '#app/modules/messages/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import type { MailView } from '../../ui/mail/mail-preview.tsx';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export interface MailPreviewView extends MailView {
  /** What it is about, in words. */
  readonly about: string;
}

/** A mail as it would be, for the screen. */
export async function readMailView(
  { shopId, shop, now }: Merchant,
  asked: AskedMail,
): Promise<MailPreviewView | BadInput> {
  const { messages } = app();
  const [written, sender] = await Promise.all([
    messages.preview(shopId, asked, now),
    messages.getSender(shopId),
  ]);
  if ('refused' in written) return written;
  const { preview: words } = textsFor().templates;
  const { subject, preview, html, text, orderName } = written;
  return {
    ...{ subject, preview, html, text },
    from: sender.fromName || shop.name,
    lang: asked.language,
    about: orderName === null ? words.madeUp : words.order(orderName),
  };
}
