export { PROTOCOL_VERSION, SUBPROTOCOL, UNCOUNTED } from './version.ts'
export { limits } from './limits.ts'
export { ERROR_CODES, type ErrorCode } from './error-codes.ts'
export {
  CLOSE,
  closeCode,
  closeCodes,
  type AfterClose,
  type CloseCode,
  type CloseName,
  type KnownCloseCode,
} from './close-codes.ts'
export { closeMeanings, errorMeanings } from './meanings.ts'
export { pool as poolSchema, type IceServer, type Media, type Mode, type Privacy, type Profile } from './fields.ts'
export {
  peerSchemas,
  relayedSchemas,
  signalSchemas,
  type PeerMessage,
  type RelayedMessage,
  type RelayedType,
  type SignalMessage,
} from './peer-messages.ts'
export { channelSchemas, fileSchemas, type ChannelMessage, type FileMessage } from './channel-messages.ts'
export {
  clientSchemas,
  failedStage,
  icePath,
  reportReason,
  type ClientMessage,
  type ClientMessageMap,
  type ClientType,
  type FailedStage,
  type IcePath,
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
export { decodeClassicFrame, decodeClientFrame, encode } from './codec.ts'
export { glanceAtClassicFrame, glanceAtClientFrame, type ClassicSignalType, type Glimpse } from './glance.ts'
export { decodeChannelFrame, decodePeerFrame, decodeServerFrame, isRelayedType, readyFaults } from './reader.ts'
export type { Decoded, FrameFault } from './frame-fault.ts'
