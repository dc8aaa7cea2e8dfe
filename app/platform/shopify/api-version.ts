import { ApiVersion } from '@shopify/shopify-api';

/** The Admin API version of every call and every webhook. The extensions' version stands in their TOML files. */
export const adminApiVersion = ApiVersion.October26;
