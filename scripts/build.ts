/** Builds the app into build/: npm run build */
import { ensureBuild } from '../tests/support/stack/build.ts';
import { ensureClient } from './steps/generate.ts';

await ensureClient();
console.log((await ensureBuild()) === 'built' ? 'Built into build/.' : 'build/ is up to date.');
