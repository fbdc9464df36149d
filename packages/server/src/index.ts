export { createMatchServer, type Listening, type MatchServer, type MatchServerStats } from './match-server.ts'
export { MatchServerError, type MatchServerErrorCode } from './errors.ts'
export type { MatchServerOptions, MatchServerParts } from './options.ts'
export type { Settings } from './config/option-table.ts'
export type { Authenticated, Credentials, OnAuthenticate } from './auth/authenticate.ts'
export type { Challenge, OnChallenge } from './auth/challenge.ts'
export type { Claims, Identity } from './auth/identity.ts'
export type {
  Answers,
  ChatPayload,
  Hook,
  HookName,
  HookPayloads,
  Hooks,
  PairedPayload,
  ReadyPayload,
  ReportedUser,
  ReportPayload,
  SessionEndPayload,
  SessionUser,
} from './hooks/hook-payloads.ts'
export type { Level, Logger } from './observability/log.ts'
export type { Counted, Tally } from './observability/tally.ts'
export type { Clock } from './clock.ts'
export type {
  Backend,
  BackendEvents,
  BackendStats,
  BlockOfUser,
  Claim,
  DepartReason,
  Participant,
  PreparedOffer,
  QueuePolicy,
  Refused,
  ReportOfUser,
  ReportText,
  Resumed,
  Returned,
  Session,
  SessionId,
  UserId,
  Waiting,
} from './backend/backend.ts'
export type { Tag } from './matching/tags.ts'
export type { Dialect, Person, Preferences, Ticket, TicketPlace } from './matching/ticket.ts'
export type {
  AuditEntry,
  AuditStore,
  BanStore,
  BlockStore,
  Forgotten,
  Page,
  PageOf,
  Report,
  ReportStore,
  Store,
} from './store/store.ts'
export { createMemoryStore } from './store/memory/memory-store.ts'
export type { Ban, Someone } from './safety/ban.ts'
export type { BanBook } from './safety/door.ts'
export type { PersonKey } from './matching/person-key.ts'
