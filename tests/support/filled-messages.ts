import type { Instant } from '../../app/kernel/calendar.ts';
import type { ShopId } from '../../app/kernel/ids.ts';
import type { Messages } from '../../app/modules/messages/index.server.ts';
import { messageSettingsForm } from '../../app/modules/messages/settings/forms.ts';
import { defaultMessageSettings } from '../../app/modules/messages/settings/settings.ts';

export interface FilledMessages {
  /** Went out; its address has bounced. */
  readonly sent: bigint;
  /** On the list of those that get nothing. */
  readonly suppressed: bigint;
}

/** Rules and a look that were saved, a pause that is over, a mail that came back, and an address that gets nothing. */
export async function fillMessages(
  { messages, now }: { readonly messages: Messages; readonly now: Instant },
  { shopId, name }: { readonly shopId: ShopId; readonly name: string },
): Promise<FilledMessages> {
  const form = messageSettingsForm({ ...defaultMessageSettings, countClicks: false });
  const saved = await messages.saveSettings(shopId, form, name, now);
  if ('refused' in saved) throw new Error('The rules are refused');
  await messages.pause(shopId, name, now);
  await messages.resume(shopId, name, now);
  const [sent] = (await messages.list(shopId, { states: ['sent'] })).messages;
  if (sent === undefined) throw new Error('Nothing was sent');
  await messages.noteFeedback(shopId, sent.id, { kind: 'bounced', lasting: true }, now);
  await messages.suppress(shopId, `nobody@${name}.example`, name, now);
  const [suppressed] = (await messages.listSuppressed(shopId, {})).rows;
  if (suppressed === undefined) throw new Error('Nobody is suppressed');
  return { sent: sent.id, suppressed: suppressed.id };
}
