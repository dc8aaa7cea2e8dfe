import '@shopify/ui-extensions';

//@ts-ignore
declare module './src/return-page.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/return-flow.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/line-picker.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/past-return.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/return-form.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/chosen-lines.ts' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/reason-fields.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/refusal.ts' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/why.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/reason-tree.ts' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/photo-field.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/trace.ts' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/return-messages.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/return-steps.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/outcomes.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/refused.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/use-quote.ts' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/exchange-card.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/outcome-card.tsx' {
  const shopify: import('@shopify/ui-extensions/customer-account.order.page.render').Api;
  const globalThis: { shopify: typeof shopify };
}
