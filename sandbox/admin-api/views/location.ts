import { findLocation, type LocationData, locationsOf } from '../../domain/locations.ts';
import type { Id } from '../../domain/types.ts';
import { countryName } from '../../payloads/countries.ts';
import type { ApiContext, FieldFunction, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { requireScope } from '../limits/scopes.ts';
import { listConnection } from '../lists/connection.ts';
import { metafieldsOf } from './metafield.ts';

/** A place where a shop of the sandbox keeps its goods; it sells from its first. The id alone needs less. */
function locationView(context: ApiContext, place: LocationData): View {
  const { shop } = context;
  const first = place.id === shop.id;
  const country = countryName(shop.country);
  const guarded: View = {
    legacyResourceId: place.id,
    name: place.name,
    address: {
      address1: null,
      address2: null,
      city: null,
      country,
      countryCode: shop.country,
      formatted: [country],
      latitude: null,
      longitude: null,
      phone: null,
      province: null,
      provinceCode: null,
      zip: null,
    },
    addressVerified: false,
    activatable: true,
    deactivatable: !first,
    deactivatedAt: null,
    deletable: false,
    isActive: true,
    isFulfillmentService: false,
    fulfillmentService: null,
    fulfillsOnlineOrders: first,
    hasActiveInventory: true,
    hasUnfulfilledOrders: false,
    localPickupSettingsV2: null,
    shipsInventory: first,
    suggestedAddresses: [],
    createdAt: shop.createdAt,
    updatedAt: shop.createdAt,
    ...metafieldsOf('LOCATION', place.id),
  };
  const fields = Object.entries(guarded).map(([name, value]) => [name, needsScope(value)]);
  const id: FieldFunction = (_, on, info) => {
    requireScope(on, ['read_locations', 'read_inventory'], info.fieldName);
    return gid('Location', place.id);
  };
  return { __typename: 'Location', id, ...Object.fromEntries(fields) };
}

function needsScope(value: unknown): FieldFunction {
  return (args, context, info) => {
    requireScope(context, ['read_locations'], info.fieldName);
    return typeof value === 'function' ? value(args, context, info) : value;
  };
}

/** The locations of the shop: two. */
export const locations: FieldFunction = (args, context, info) => {
  requireScope(context, ['read_locations', 'read_inventory'], info.fieldName);
  return listConnection(locationsOf(context.shop), args, context, {
    key: (place) => place.id,
    view: (place) => locationView(context, place),
  });
};

/** A location by its id, or the shop's first without one. */
export const location: FieldFunction = (args, context, info) => {
  requireScope(context, ['read_locations', 'read_inventory'], info.fieldName);
  const id = args.id == null ? context.shop.id : idOf('Location', args.id);
  return id === null ? null : locationOf(id, context);
};

export function locationOf(id: Id, context: ApiContext): View | null {
  const place = findLocation(context.shop, id);
  return place === undefined ? null : locationView(context, place);
}
