import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';

export interface TryPageView {
  /** The programme as it is saved. */
  readonly form: ProgramForm;
  /** Customers with a valid order, as last counted; null: not counted yet. */
  readonly customers: number | null;
}

export async function readTryPage({ shopId, now }: Merchant): Promise<TryPageView> {
  const { loyalty } = app();
  const [{ form }, { buyers }] = await Promise.all([
    loyalty.getProgram(shopId),
    loyalty.analytics(shopId, now),
  ]);
  return { form, customers: buyers === null ? null : buyers.counts.member + buyers.counts.other };
}
