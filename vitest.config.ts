import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const withBrowsers = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // Two cores carry one pair of calls at a time; more would measure the machine.
  fileParallelism: false,
}

/** Unit and contract tests run on the sources; journeys run on what was built, as users get it. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: {
          alias: {
            '@mismatch/protocol': source('packages/protocol/src/index.ts'),
            '@mismatch/sdk/testing': source('packages/sdk/src/testing/index.ts'),
            '@mismatch/sdk': source('packages/sdk/src/index.ts'),
          },
        },
        test: {
          name: 'unit',
          include: [
            'packages/{protocol,sdk,server}/src/**/*.test.ts',
            'packages/widget/{src,gallery}/**/*.node.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/*.test.ts'],
          ...withBrowsers,
        },
      },
      // Networks are made for them, which only root may do: scripts/namespaces.mjs runs them.
      ...['net', 'interop'].map((name) => ({ test: { name, include: [`e2e/${name}/*.test.ts`], ...withBrowsers } })),
    ],
  },
})
