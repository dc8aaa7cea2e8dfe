/** Builds the app into build/: npm run build */
import { ensureBuild } from '../tests/support/stack/build.ts';
import { ensureClient } from './steps/generate.ts';

// `shopify app build` builds the web as well, also where only what shoppers see is wanted.
if (process.env.BUILD_ONLY === 'extensions') process.exit(0);
await ensureClient();
console.log((await ensureBuild()) === 'built' ? 'Built into build/.' : 'build/ is up to date.');
