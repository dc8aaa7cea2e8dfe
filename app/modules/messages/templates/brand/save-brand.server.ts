import type { Instant } from '#app/kernel/calendar.ts';
import type { BrandView, Saved } from '../../door.ts';
import type { MessagesDeps } from '../../ports.ts';
import { addVersion } from '../../store/versions.server.ts';
import { listBrandVersions } from '../../store/writing.server.ts';
import { type Brand, defaultBrand } from './brand.ts';
import { parseBrandForm } from './brand-form.ts';

/** How every mail looks now: see `Messages.getBrand`. */
export async function getBrand({ db }: Pick<MessagesDeps, 'db'>, shopId: bigint): Promise<BrandView> {
  const [latest] = await listBrandVersions(db.sql, shopId, { limit: 1 });
  return { brand: latest?.data ?? defaultBrand, version: latest?.version ?? 0 };
}

/** Saves the look of mails from `now` on: see `Messages.saveBrand`. */
export async function saveBrand(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<Saved<Brand>> {
  const parsed = parseBrandForm(form);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  return db.inTransaction(shopId, async (tx) => {
    const { version, changed } = await addVersion(tx, 'brand', parsed.brand, actor, now);
    if (changed)
      await tx.announce([
        {
          key: `message-brand:${version}`,
          kind: 'message-brand-saved',
          customerId: null,
          orderId: null,
          happenedAt: now,
          data: { version, actor },
        },
      ]);
    return { version, changed, data: parsed.brand };
  });
}
