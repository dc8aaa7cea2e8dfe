import { countryName } from '../../payloads/countries.ts';
import type { ApiContext, FieldFunction, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { requireScope } from '../limits/scopes.ts';
import { listConnection } from '../lists/connection.ts';
import { metafieldsOf } from './metafield.ts';

/** The one place from which a shop of the sandbox sells; its number is the shop's. Its id alone needs less. */
export function locationView(context: ApiContext): View {
  const { shop } = context;
  const country = countryName(shop.country);
  const guarded: View = {
    legacyResourceId: shop.id,
    name: 'Shop location',
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
    deactivatable: false,
    deactivatedAt: null,
    deletable: false,
    isActive: true,
    isFulfillmentService: false,
    fulfillmentService: null,
    fulfillsOnlineOrders: true,
    hasActiveInventory: true,
    hasUnfulfilledOrders: false,
    localPickupSettingsV2: null,
    shipsInventory: true,
    suggestedAddresses: [],
    createdAt: shop.createdAt,
    updatedAt: shop.createdAt,
    ...metafieldsOf('LOCATION', shop.id),
  };
  const fields = Object.entries(guarded).map(([name, value]) => [name, needsScope(value)]);
  const id: FieldFunction = (_, on, info) => {
    requireScope(on, ['read_locations', 'read_inventory'], info.fieldName);
    return gid('Location', shop.id);
  };
  return { __typename: 'Location', id, ...Object.fromEntries(fields) };
}

function needsScope(value: unknown): FieldFunction {
  return (args, context, info) => {
    requireScope(context, ['read_locations'], info.fieldName);
    return typeof value === 'function' ? value(args, context, info) : value;
  };
}

/** The locations of the shop: one. */
export const locations: FieldFunction = (args, context, info) => {
  requireScope(context, ['read_locations', 'read_inventory'], info.fieldName);
  return listConnection([locationView(context)], args, context, {
    key: () => context.shop.id,
    view: (location) => location,
  });
};

/** A location by its id, or the shop's own without one. */
export const location: FieldFunction = (args, context, info) => {
  requireScope(context, ['read_locations', 'read_inventory'], info.fieldName);
  const mine = args.id == null || idOf('Location', args.id) === context.shop.id;
  return mine ? locationView(context) : null;
};
