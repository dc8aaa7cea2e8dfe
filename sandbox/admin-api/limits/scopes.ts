import { GraphQLError } from 'graphql';
import type { ApiContext, FieldFunction } from '../api-types.ts';

/** Whether the app holds the scope; one to write holds the one to read. */
export function holds(context: Pick<ApiContext, 'shop'>, scope: string): boolean {
  const granted = context.shop.grantedScopes;
  return (
    granted.includes(scope) ||
    (scope.startsWith('read_') && granted.includes(scope.replace('read_', 'write_')))
  );
}

/** The field for an app that holds one of the scopes; without them it is refused in Shopify's words. */
export function scoped(scopes: string | readonly string[], field: FieldFunction): FieldFunction {
  const wanted = typeof scopes === 'string' ? [scopes] : scopes;
  return (args, context, info) => {
    requireScope(context, wanted, info.fieldName);
    return field(args, context, info);
  };
}

export function requireScope(context: ApiContext, wanted: readonly string[], field: string): void {
  if (wanted.some((scope) => holds(context, scope))) return;
  const required = `${wanted.map((scope) => `\`${scope}\` access scope`).join(' or ')}.`;
  throw new GraphQLError(`Access denied for ${field} field. Required access: ${required}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: required,
    },
  });
}
