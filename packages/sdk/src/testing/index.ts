// For the tests of apps: fakes of everything around a client. They belong to no test framework.
export { makeFaults, type Fault, type Faults } from './faults/faults.ts'
export { callStats, type CallFigures } from './call-stats.ts'
export { FakeClock, settle } from './fake-clock.ts'
export { FakeDevices, FakeStream, FakeTrack, type FakePrompt } from './fake-devices.ts'
export { FakeHttp } from './fake-http.ts'
export { FakeIce } from './fake-ice.ts'
export { FakeElement } from './fake-element.ts'
export { FakePartner, type FakeFile } from './fake-partner.ts'
export { FakeChannel } from './fake-channel.ts'
export { FakeConnection, FakeRtc } from './fake-rtc.ts'
export { FakeTransceiver } from './fake-transceiver.ts'
export { FakeServer, FakeSocket } from './fake-server.ts'
export { pairedFrame, waitingFrame, welcomeFrame, type PairedAs } from './frames.ts'
export {
  listen,
  makeClient,
  makeFakes,
  startConnected,
  startPaired,
  startWaiting,
  type Fakes,
  type Harness,
  type Heard,
  type Said,
  type Scene,
} from './harness.ts'
