export { PROTOCOL_VERSION, SUBPROTOCOL } from './version.ts'
export { limits } from './limits.ts'
export { errorCodes, ERROR_CODES, type ErrorCode } from './error-codes.ts'
export {
  CLOSE,
  closeCode,
  closeCodes,
  type AfterClose,
  type CloseCode,
  type CloseName,
  type KnownCloseCode,
} from './close-codes.ts'
export { pool as poolSchema, type IceServer, type Media, type Privacy, type Profile } from './fields.ts'
export {
  isRelayedType,
  peerSchemas,
  relayedSchemas,
  signalSchemas,
  type PeerMessage,
  type RelayedMessage,
  type RelayedType,
  type SignalMessage,
} from './peer-messages.ts'
export {
  clientSchemas,
  reportReason,
  UNCOUNTED,
  type ClientMessage,
  type ClientMessageMap,
  type ClientType,
  type ReportReason,
} from './client-messages.ts'
export {
  serverSchemas,
  type IdleReason,
  type PeerLeftReason,
  type ServerMessage,
  type ServerMessageMap,
  type ServerType,
  type WaitingReason,
} from './server-messages.ts'
export {
  classicClientSchemas,
  classicServerSchemas,
  type ClassicClientMessage,
  type ClassicClientMessageMap,
  type ClassicClientType,
  type ClassicServerMessage,
} from './classic-messages.ts'
export {
  decodeClassicFrame,
  decodeClientFrame,
  decodePeerFrame,
  decodeServerFrame,
  encode,
  type Decoded,
  type FrameFault,
} from './codec.ts'
