import type { Liquid } from 'liquidjs';

/** How liquidjs hands itself to a filter; it does not export the type. */
export type FilterHandler = Extract<Parameters<Liquid['registerFilter']>[1], (...args: never) => unknown>;
export type FilterImpl = ThisParameterType<FilterHandler>;
