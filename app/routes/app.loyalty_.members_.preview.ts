import { type ActionFunctionArgs, json } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { openPrint } from '../ui/print/print.ts';
import { app } from '../wiring.server.ts';
import { addressIn, askedRun, whom } from './app.loyalty_.members/decide.server.ts';
import { readMembersAddress } from './app.loyalty_.members/query.ts';

export type GivePreview =
  | {
      readonly none: boolean;
      readonly members: string;
      readonly points: string;
      readonly worth: string;
      readonly capped: boolean;
    }
  | { readonly refused: 'bad-input'; readonly why: 'capped' | null };

/** Whom giving points would reach and what it costs, counted before anybody decides. Writes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const fields = await readForm(request);
  const parsed = whom.safeParse(Object.fromEntries(fields));
  const address = readMembersAddress(addressIn(fields));
  const refuse = (why: 'capped' | null) => json<GivePreview>({ refused: 'bad-input', why }, { status: 422 });
  if (!parsed.success || address === null) return refuse(null);
  const asked = await askedRun(merchant, parsed.data, address);
  if (asked === null) return refuse('capped');
  const preview = await app().loyalty.previewRun(merchant.shopId, asked, merchant.now);
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return json<GivePreview>({
    none: preview.customers === 0,
    members: print.count(preview.customers),
    points: print.points(preview.points),
    worth: print.money(preview.worth),
    capped: preview.capped,
  });
}
