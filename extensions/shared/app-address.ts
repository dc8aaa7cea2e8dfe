/** Where the app is: `application_url` of shopify.app.toml, which a test compares. `shopify app dev` gives its own. */
const deployedAt = 'https://afterglow.example.com';

declare const process: { readonly env: { readonly APP_URL?: string } };

/** The bundler puts APP_URL in where it knows one; elsewhere there is no `process` to ask. */
function givenAtBuild(): string | undefined {
  try {
    return process.env.APP_URL;
  } catch {
    return undefined;
  }
}

export const appAddress = (givenAtBuild() ?? deployedAt).replace(/\/$/, '');
