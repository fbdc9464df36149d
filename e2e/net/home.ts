import { onTestFinished } from 'vitest'
import type { Person } from '../support/person.ts'
import { Computer } from './computer.ts'
import type { Internet } from './internet.ts'
import { Router, type RouterParts } from './router.ts'

/** Somebody at home: a router, a computer behind it, and on it the server's page. All goes with the test that made it. */
export class Home {
  readonly router: Router
  readonly computer: Computer
  readonly person: Person

  private constructor(router: Router, computer: Computer, person: Person) {
    this.router = router
    this.computer = computer
    this.person = person
  }

  static async make(name: string, internet: Internet, parts: RouterParts = {}): Promise<Home> {
    const router = new Router(`${name}-router`, internet, parts)
    onTestFinished(() => router.remove())
    const computer = new Computer(name, internet, router)
    onTestFinished(() => computer.close())
    return new Home(router, computer, await computer.open())
  }
}
