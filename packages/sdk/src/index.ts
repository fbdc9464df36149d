export { MatchClient } from './match-client.ts'
export type { MatchSession } from './match-session.ts'
export type { RemoteElement } from './playback.ts'
export type { LocalMedia } from './media/local-media.ts'
export type { Quality, QualityReason } from './quality/grade.ts'
export type { FlowStats, SessionStats } from './quality/session-stats.ts'
export type { Check, CheckName, DiagnoseOptions, Diagnosis, DiagnosisCode } from './diagnosis/diagnosis.ts'
export { MatchError, type ConnectionFailure, type MatchErrorCode, type MatchErrorDetails } from './errors.ts'
export type {
  ChatMessage,
  ClientEvents,
  ClientEventType,
  ClientState,
  FileReason,
  FileState,
  FileTransfer,
  Listener,
  ListenOptions,
  LocalDevice,
  MessageStatus,
  PeerInfo,
  PeerState,
  Reaction,
  SessionEnd,
  SignalingReason,
  SignalingState,
  StateReason,
  WaitingInfo,
} from './events.ts'
export type {
  DeviceSource,
  KeyValueStorage,
  MatchClientOptions,
  PermissionSource,
  Preferences,
  ReloadStorage,
  RtcConnection,
  RtcConnectionConstructor,
  Socket,
  SocketConstructor,
} from './options.ts'
export type { Clock } from './clock.ts'
export {
  limits,
  type IcePath,
  type IceServer,
  type IdleReason,
  type Media,
  type Mode,
  type PeerLeftReason,
  type Profile,
  type ReportReason,
  type WaitingReason,
} from '@mismatch/protocol'
