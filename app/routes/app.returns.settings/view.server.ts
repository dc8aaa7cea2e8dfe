import { type ReturnSettingsForm, settingsForm } from '#app/modules/returns/settings/forms.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';
import { countOpenWithdrawals } from '../app.returns.withdrawals/count-open.server.ts';

export interface SettingsView {
  readonly form: ReturnSettingsForm;
  readonly mayChange: boolean;
  readonly withdrawals: number;
  readonly zone: string;
  /** Business time, ISO: what the settings come to is told by dates. */
  readonly now: string;
}

/** How staff work on returns, as its form shows it. */
export async function readSettingsView({ shopId, shop, mayPublish, now }: Merchant): Promise<SettingsView> {
  const [settings, withdrawals] = await Promise.all([
    app().returns.getSettings(shopId),
    countOpenWithdrawals(shopId),
  ]);
  return {
    form: settingsForm(settings),
    mayChange: mayPublish,
    withdrawals,
    zone: shop.timezone,
    now: now.toString(),
  };
}
