import { createHash } from 'node:crypto';
import type { Shop } from '../domain/types.ts';
import { json, type Reader } from '../state/database.ts';

type ShopName = Pick<Shop, 'domain'>;

export interface KlaviyoEvent {
  id: string;
  email: string;
  metric: string;
  uniqueId: string;
  /** ISO instant, as the app says */
  at: string;
  properties: Record<string, unknown>;
}

export interface KlaviyoProfile {
  email: string;
  firstName: string | null;
  locale: string | null;
  properties: Record<string, unknown>;
}

/** The private key of the account that the shop has at the sandbox's Klaviyo. */
export const klaviyoKeyOf = ({ domain }: ShopName): string =>
  `pk_${createHash('sha256').update(`klaviyo ${domain}`).digest('hex').slice(0, 34)}`;

/** Whose key this is; null: nobody's. */
export async function shopOfKlaviyoKey(on: Reader, key: string): Promise<string | null> {
  const shops = await on.query<{ domain: string }>('select domain from shop');
  return shops.find((shop) => klaviyoKeyOf(shop) === key)?.domain ?? null;
}

/** Keeps an event and what it says of its profile. False: there is one already with this profile, metric and unique id. */
export async function keepKlaviyoEvent(
  on: Reader,
  shop: string,
  event: Omit<KlaviyoEvent, 'id' | 'email'>,
  profile: KlaviyoProfile,
): Promise<boolean> {
  const { email, firstName, locale, properties } = profile;
  const rows = await on.query(
    `insert into klaviyo_event (shop, email, metric, unique_id, at, properties)
     values ($1, $2, $3, $4, $5, $6::jsonb) on conflict do nothing returning id`,
    [shop, email, event.metric, event.uniqueId, event.at, json(event.properties)],
  );
  const told = { ...(firstName !== null && { firstName }), ...(locale !== null && { locale }) };
  await on.query(
    `insert into klaviyo_profile (shop, email, data)
     values ($1, $2, $3::jsonb || jsonb_build_object('properties', $4::jsonb))
     on conflict (shop, email) do update set data = klaviyo_profile.data || $3::jsonb ||
       jsonb_build_object('properties', klaviyo_profile.data -> 'properties' || $4::jsonb)`,
    [shop, email, json(told), json(properties)],
  );
  return rows.length === 1;
}

/** In the order they came in. */
export async function listKlaviyoEvents(on: Reader, shop: ShopName): Promise<KlaviyoEvent[]> {
  const rows = await on.query<Omit<KlaviyoEvent, 'at' | 'uniqueId'> & { at: Date; unique_id: string }>(
    'select id, email, metric, unique_id, at, properties from klaviyo_event where shop = $1 order by id',
    [shop.domain],
  );
  return rows.map(({ unique_id, at, ...row }) => ({ ...row, uniqueId: unique_id, at: at.toISOString() }));
}

export async function listKlaviyoProfiles(on: Reader, shop: ShopName): Promise<KlaviyoProfile[]> {
  const rows = await on.query<{ email: string; data: Partial<KlaviyoProfile> }>(
    'select email, data from klaviyo_profile where shop = $1 order by email',
    [shop.domain],
  );
  return rows.map(({ email, data }) => ({
    email,
    firstName: data.firstName ?? null,
    locale: data.locale ?? null,
    properties: data.properties ?? {},
  }));
}
