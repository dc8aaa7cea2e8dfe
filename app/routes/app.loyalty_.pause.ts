import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { openPrint } from '../ui/print/print.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';

export interface PauseView {
  readonly codes: string;
  readonly members: string;
  /** Nobody has points. */
  readonly nobody: boolean;
  /** Somebody sends the mail about it. */
  readonly mailOn: boolean;
}

/** What going offline would bring about, counted before anybody decides. Writes nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { loyalty, messages } = app();
  const [{ holds, members }, { settings }] = await Promise.all([
    loyalty.previewPause(merchant.shopId),
    messages.getSettings(merchant.shopId),
  ]);
  const { pause: words } = textsFor().loyalty;
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const count = print.count(members.count);
  return json<PauseView>({
    codes: words.codes(holds, print.count(holds)),
    members: members.capped ? words.membersCapped(count) : words.members(members.count, count),
    nobody: members.count === 0,
    mailOn: settings.kinds['points-paused'].sentBy !== 'nobody',
  });
}
