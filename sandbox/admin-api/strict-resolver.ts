import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
} from 'graphql';
import type { ApiContext, FieldFunction, View } from './api-types.ts';

/**
 * Reads a field of a View. A field that the view does not have is an error that names it, never null: null would
 * let an app believe that Shopify has no value.
 */
export const strictResolver: GraphQLFieldResolver<unknown, ApiContext> = (source, args, context, info) => {
  const found = isView(source) && Object.hasOwn(source, info.fieldName) ? source[info.fieldName] : undefined;
  const value = isFieldFunction(found) ? found(args, context, info) : found;
  if (value instanceof Promise) return value.then((late: unknown) => required(late, info));
  return required(value, info);
};

function required(value: unknown, info: GraphQLResolveInfo): unknown {
  if (value !== undefined) return value;
  throw new GraphQLError(`The sandbox has no resolver for ${info.parentType.name}.${info.fieldName}.`, {
    extensions: { code: 'SANDBOX_NO_RESOLVER' },
  });
}

/** The concrete type behind an interface or a union. */
export const typeResolver: GraphQLTypeResolver<unknown, ApiContext> = (value, _context, info) => {
  if (isView(value) && value.__typename !== undefined) return value.__typename;
  throw new GraphQLError(`The sandbox gave a ${info.returnType.toString()} without its type.`);
};

function isView(value: unknown): value is View {
  return typeof value === 'object' && value !== null;
}

function isFieldFunction(value: unknown): value is FieldFunction {
  return typeof value === 'function';
}
