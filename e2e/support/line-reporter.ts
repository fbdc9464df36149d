import type { Reporter, TestCase, TestModule } from 'vitest/node'

interface Fault {
  readonly message: string
  readonly stack?: string | undefined
}

/** One line a test: what was tried, what it says of itself by `annotate`, seconds. At the end `N passed, N failed`. */
export default class LineReporter implements Reporter {
  #passed = 0
  #failed = 0

  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result()
    if (state === 'skipped') return
    if (state === 'passed') this.#passed++
    else this.#failed++
    const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1)
    const happened = test.annotations().map(({ message }) => message)
    console.log(`${state === 'passed' ? '✓' : '✗'} ${[test.fullName, ...happened].join(': ')} (${seconds} s)`)
    errors?.forEach(tell)
  }

  onTestModuleEnd(module: TestModule): void {
    module.errors().forEach(tell)
  }

  onTestRunEnd(_: readonly TestModule[], unhandled: readonly Fault[]): void {
    unhandled.forEach(tell)
    console.log(`${String(this.#passed)} passed, ${String(this.#failed)} failed`)
  }
}

/** What went wrong, and where in our own files. */
function tell({ message, stack = '' }: Fault): void {
  const where = stack.split('\n').filter((line) => /^ +at /.test(line) && !line.includes('node_modules'))
  console.log([`✗ ${message}`, ...where].join('\n  '))
}
