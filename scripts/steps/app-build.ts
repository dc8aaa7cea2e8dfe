/** Runs `shopify app build`, which checks every TOML file and bundles the extensions; it needs no login and no network. */
import { shopifyAppBuild } from '../../tests/support/stack/extensions.ts';

try {
  // The CLI exits 0 on some warnings that matter to us; what it says is shown either way.
  console.log(await shopifyAppBuild());
} catch (error) {
  const said = error instanceof Error && 'stdout' in error ? `${error.stdout}` : '';
  console.log(said, error instanceof Error && 'stderr' in error ? `${error.stderr}` : error);
  process.exit(1);
}
