// The elements in a real Chromium: `npx wtr --config packages/widget/web-test-runner.config.mjs`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { chromiumPath } from '../../scripts/programs.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

export default {
  rootDir: join(here, '../..'),
  files: [join(here, 'src/**/*.test.ts'), `!${join(here, 'src/**/*.node.test.ts')}`],
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [esbuildPlugin({ ts: true, tsconfig: join(here, 'tsconfig.json'), target: 'es2022' })],
  // Pages in front of each other have no focus; the tests are about focus, too.
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: chromiumPath(),
        args: [
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          '--autoplay-policy=no-user-gesture-required',
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ],
      },
    }),
  ],
  reporters: [defaultReporter(), countsReporter(process.env.MISMATCH_TEST_COUNTS)],
  testFramework: { config: { timeout: 10_000 } },
}

/** Writes `{passed, failed, skipped}` as JSON, for the script that runs every suite. */
function countsReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      if (!file) return
      const counts = { passed: 0, failed: 0, skipped: 0 }
      for (const session of sessions) {
        const tests = testsOf(session.testResults)
        for (const test of tests)
          counts[
            test.skipped ? 'skipped'
            : test.passed ? 'passed'
            : 'failed'
          ]++
        // A file that does not load has no tests, but it has failed.
        if (!session.passed && !tests.some((test) => !test.passed && !test.skipped)) counts.failed++
      }
      writeFileSync(file, JSON.stringify(counts))
    },
  }
}

function testsOf(suite) {
  return suite === undefined ? [] : [...suite.tests, ...suite.suites.flatMap(testsOf)]
}
