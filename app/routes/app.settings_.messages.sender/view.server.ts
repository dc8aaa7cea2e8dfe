import type { DnsRecord } from '#app/modules/messages/door.ts';
import type { SenderForm } from '#app/modules/messages/sender/sender-form.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export interface SenderPageView {
  readonly form: Required<SenderForm>;
  /** Who mails come from now, and where answers go. */
  readonly now: string;
  readonly proven: boolean;
  readonly records: readonly DnsRecord[];
  readonly checked: MomentView | null;
  readonly klaviyoConnected: boolean;
  readonly way: { readonly text: string; readonly missing: boolean };
}

/** The sender's screen as text. The key for Klaviyo never leaves the server. */
export async function readSenderView({ shopId, shop, now }: Merchant): Promise<SenderPageView> {
  const { messages, env } = app();
  const sender = await messages.getSender(shopId);
  const { fromName, fromAddress, replyTo, usedAddress, records, checkedAt, klaviyoConnected } = sender;
  const { sender: words } = textsFor();
  const name = fromName || shop.name;
  const proven = fromAddress !== null && usedAddress === fromAddress;
  const answers = replyTo ?? fromAddress;
  return {
    form: {
      fromName,
      fromAddress: fromAddress ?? '',
      replyTo: replyTo ?? '',
      klaviyoKey: '',
      klaviyoRemove: false,
    },
    now: nowInWords(),
    proven,
    records,
    checked: checkedAt === null ? null : openPrint({ zone: shop.timezone, now }).moment(checkedAt),
    klaviyoConnected,
    way: {
      text:
        env.mail === null
          ? words.way.none
          : 'mailgun' in env.mail
            ? words.way.mailgun(env.mail.mailgun.domain)
            : words.way.smtp(env.mail.server.host),
      missing: env.mail === null,
    },
  };

  function nowInWords(): string {
    if (fromAddress !== null && !proven) return words.now.until(name, usedAddress, answers ?? fromAddress);
    const from = proven ? words.now.own(name, usedAddress) : words.now.ours(name, usedAddress);
    return replyTo === null ? from : `${from} ${words.now.replies(replyTo)}`;
  }
}
