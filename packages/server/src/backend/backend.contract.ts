import { describe } from 'vitest'
import { describeAbsences } from './contract/absence.contract.ts'
import { describeAdoptions } from './contract/adoption.contract.ts'
import { describeBlocks } from './contract/block.contract.ts'
import { describeClassic } from './contract/classic.contract.ts'
import { describeEndings } from './contract/ending.contract.ts'
import type { MakeHarness } from './contract/harness.ts'
import { describeMeeting } from './contract/meeting.contract.ts'
import { describeParticular } from './contract/particular.contract.ts'
import { describePrepared } from './contract/prepared.contract.ts'
import { describeQueue } from './contract/queue.contract.ts'
import { describeReports } from './contract/report.contract.ts'
import { describeSessions } from './contract/session.contract.ts'
import { describeWaiting } from './contract/waiting.contract.ts'
import { describeWalk } from './contract/walk.contract.ts'

/** What every backend must do, told by its events alone. */
export function describeBackend(name: string, make: MakeHarness): void {
  describe(name, () => {
    describeQueue(make)
    describeWaiting(make)
    describeMeeting(make)
    describeParticular(make)
    describePrepared(make)
    describeSessions(make)
    describeEndings(make)
    describeAbsences(make)
    describeAdoptions(make)
    describeReports(make)
    describeBlocks(make)
    describeClassic(make)
    describeWalk(make)
  })
}
