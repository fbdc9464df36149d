import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** One line a test: what was tried, what it says of itself by `annotate`, seconds. */
export default class LineReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result()
    const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1)
    const happened = test.annotations().map(({ message }) => message)
    console.log(`${state === 'passed' ? '✓' : '✗'} ${[test.name, ...happened].join(': ')} (${seconds} s)`)
    for (const error of errors ?? []) console.log(`    ${error.stack ?? error.message}`)
  }

  onTestModuleEnd(module: TestModule): void {
    for (const error of module.errors()) console.log(`✗ ${module.relativeModuleId}: ${error.stack ?? error.message}`)
  }

  onTestRunEnd(_: readonly TestModule[], unhandled: readonly { message: string; stack?: string }[]): void {
    for (const error of unhandled) console.log(`✗ ${error.stack ?? error.message}`)
  }
}
