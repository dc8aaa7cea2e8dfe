/** The places of Shopify that show extensions here. */
export type Surface = 'checkout' | 'customer-account' | 'admin';

/** What stands under a name of `shopify`; a nested table for an object whose parts are looked at one by one. */
export interface ApiTable {
  [name: string]: 'signal' | 'function' | 'value' | ApiTable;
}

/** An s-* element: its properties (also its attributes, in lower case), the events it sends, what can be called on it. */
export interface ElementTable {
  /** Not known in the checkout. */
  accountOnly: boolean;
  properties: Record<string, 'boolean' | 'text' | 'object'>;
  events: string[];
  methods: string[];
}
