/** Runs `shopify app build`, which checks every TOML file and bundles the extensions; it needs no login and no network. */
import { root, runProgram } from './run-program.ts';

const env = { SHOPIFY_CLI_NO_ANALYTICS: '1', CI: '1', NO_COLOR: '1', FORCE_COLOR: '0' };
const { ok, output } = await runProgram('shopify', ['app', 'build', '--path', root], { env });
// The CLI exits 0 on some warnings that matter to us; what it says is shown either way.
console.log(output);
process.exit(ok ? 0 : 1);
