import type { ImportState } from '#app/modules/reviews/moving/door.ts';
import type { Format } from '#app/modules/reviews/moving/reading/formats.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import { app } from '../../wiring.server.ts';

export interface FileRowView {
  readonly id: string;
  readonly name: string;
  readonly format: Format;
  readonly state: ImportState;
  readonly rows: string;
  readonly added: string;
  readonly created: MomentView;
}

export interface MovingView {
  /** Reviews that wait for a decision. */
  readonly pending: number;
  readonly allowed: boolean;
  readonly underWay: boolean;
  readonly files: readonly FileRowView[];
}

/** Files so far, newest first. */
export async function readMovingView(merchant: Merchant): Promise<MovingView> {
  const { reviews } = app();
  const { shopId, mayPublish, now, shop } = merchant;
  const [pending, imports] = await Promise.all([reviews.waiting(shopId), reviews.listImports(shopId)]);
  const print = openPrint({ zone: shop.timezone, now });
  return {
    pending,
    allowed: mayPublish,
    underWay: imports.some(({ state }) => state === 'running' || state === 'undoing'),
    files: imports.map((batch) => ({
      id: batch.id.toString(),
      name: batch.fileName,
      format: batch.format,
      state: batch.state,
      rows: batch.state === 'looking' ? '' : print.count(batch.rows),
      added: ['looking', 'ready'].includes(batch.state) ? '' : print.count(batch.added),
      created: print.dateTime(batch.createdAt),
    })),
  };
}
