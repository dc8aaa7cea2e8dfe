import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';

/*
 * Stryker's runner for vitest picks the tests of a mutant by their names, which this version of vitest matches
 * otherwise: none is found, and every mutant would survive. Here, the files with those tests are run whole.
 */

interface How {
  readonly testIds?: readonly string[];
  readonly relatedFiles?: readonly string[];
}

/** "/path/of.test.ts#suite and test" */
const fileOf = (testId: string) => testId.slice(0, testId.indexOf('#'));

/** The runner with another way of choosing what it runs. */
function byFile<Runner extends object>(runner: Runner): Runner {
  const run: unknown = Reflect.get(runner, 'run');
  if (typeof run !== 'function') throw new Error('The runner runs tests by a method of that name');
  const runFiles = (how: How = {}) => {
    const testFiles = [...new Set((how.testIds ?? []).map(fileOf))];
    const chosen = testFiles.length === 0 ? how : { relatedFiles: how.relatedFiles, testFiles };
    return Reflect.apply(run, runner, [chosen]);
  };
  Reflect.set(runner, 'run', runFiles);
  return runner;
}

export const strykerPlugins = vitestPlugins.map((plugin) => ({
  ...plugin,
  name: 'vitest-by-file',
  factory: new Proxy(plugin.factory, {
    apply(factory, self, given) {
      const runner: unknown = Reflect.apply(factory, self, given);
      if (typeof runner !== 'object' || runner === null) throw new Error('The plugin makes a runner');
      return byFile(runner);
    },
  }),
}));
export { strykerValidationSchema } from '@stryker-mutator/vitest-runner';
