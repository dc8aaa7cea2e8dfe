import type { Instant } from '../../app/kernel/calendar.ts';
import type { Messages } from '../../app/modules/messages/index.server.ts';
import type { MessageKind } from '../../app/modules/messages/message.ts';

/** Saves that we send this one kind ourselves, to everybody wherever they live, and as many as come. */
export async function tellOf(
  kind: MessageKind,
  messages: Messages,
  { shopId, now }: { readonly shopId: bigint; readonly now: Instant },
): Promise<void> {
  const { settings } = await messages.getSettings(shopId);
  const rule = { sentBy: 'afterglow', consent: 'nowhere' } as const;
  const kinds = Object.entries(settings.kinds).map(([one, { recontactDays, ...rest }]) => [
    one,
    { ...rest, ...(one === kind ? rule : {}), recontactDays: String(recontactDays) },
  ]);
  const form = {
    ...settings,
    kinds: Object.fromEntries(kinds),
    capPerWeek: '',
    togetherMinutes: String(settings.togetherMinutes),
  };
  const saved = await messages.saveSettings(shopId, form, 'staff', now);
  if ('refused' in saved) throw new Error(JSON.stringify(saved.errors));
}
