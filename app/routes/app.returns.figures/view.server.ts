import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { countOpenWithdrawals } from '../app.returns.withdrawals/count-open.server.ts';
import { type PerformanceView, performanceView } from './performance-view.ts';

export interface FiguresView extends PerformanceView {
  readonly withdrawals: number;
}

export async function readFiguresView({ shopId, shop, now }: Merchant): Promise<FiguresView> {
  const [performance, withdrawals] = await Promise.all([
    app().returns.performance(shopId, now),
    countOpenWithdrawals(shopId),
  ]);
  const print = openPrint({ zone: shop.timezone, now });
  return { ...performanceView(performance, print, textsFor()), withdrawals };
}
