// What the test runner puts into the page.
declare function describe(title: string, suite: () => void): void
declare function it(title: string, test: () => void | Promise<void>): void
declare function beforeEach(step: () => void | Promise<void>): void
declare function afterEach(step: () => void | Promise<void>): void
