import { Temporal } from 'temporal-polyfill';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type ApiKey, mostApiKeys } from '../../platform/secrets/api-keys.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { app } from '../../wiring.server.ts';

export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly created: MomentView;
  /** Null: never. */
  readonly used: MomentView | null;
  readonly revoked: boolean;
}

export interface KeysView {
  /** Null: who asks may not see them. */
  readonly keys: readonly KeyView[] | null;
  /** As many as the shop may have are in use. */
  readonly full: boolean;
  /** Where other systems send to. */
  readonly address: string;
}

/** The shop's keys as text. Their times are real ones. */
export async function readKeysView(merchant: Merchant): Promise<KeysView> {
  const { apiKeys, env } = app();
  const address = `${env.appUrl}/api/events`;
  if (!mayPublish(merchant)) return { keys: null, full: false, address };
  const keys = await apiKeys.list(merchant.shopId);
  const print = openPrint({ zone: merchant.shop.timezone, now: Temporal.Now.instant() });
  const inUse = keys.filter(({ revokedAt }) => revokedAt === null).length;
  return { keys: keys.map((key) => keyView(key, print)), full: inUse >= mostApiKeys, address };
}

function keyView({ id, name, createdAt, lastUsedAt, revokedAt }: ApiKey, print: Print): KeyView {
  return {
    id,
    name,
    created: print.date(createdAt),
    used: lastUsedAt === null ? null : print.dateTime(lastUsedAt),
    revoked: revokedAt !== null,
  };
}
