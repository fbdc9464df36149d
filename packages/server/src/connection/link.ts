import type { ErrorCode, ServerMessage } from '@mismatch/protocol'
import type { Connection } from './connection.ts'
import type { Dialect } from './dialect.ts'
import type { Gate } from './gate.ts'
import type { LiveSession } from './live-session.ts'

export interface LinkParts {
  readonly user: string
  /** What judges their frames. */
  readonly gate: Gate
  readonly connection: Connection
}

/** What the server holds of one who has been let in: who they are, where they are, and how to reach them. */
export class Link {
  /** Names it in commands and events of the backend; the id of the connection it began with. */
  readonly id: string
  /** Who this is. Never read from a frame but Hello. */
  readonly user: string
  readonly dialect: Dialect
  readonly gate: Gate
  readonly connection: Connection
  session: LiveSession | null = null

  constructor({ user, gate, connection }: LinkParts) {
    this.id = connection.id
    this.user = user
    this.dialect = connection.dialect
    this.gate = gate
    this.connection = connection
  }

  send(message: ServerMessage): void {
    for (const text of this.dialect.encode(message)) this.connection.post(text)
  }

  sendError(code: ErrorCode, message: string, refs: { ref?: string; ref_id?: string } = {}): void {
    this.send({ type: 'Error', code, message, ...refs })
  }

  /** Passes a partner's frame on as it came (rule F7), or as this dialect says it (rule C7); false if it cannot be delivered. */
  relay(text: string | Buffer): boolean {
    return this.connection.post(text)
  }

  /** Asks for a sign of life, at once: a partner is about to rely on it (rule H10). */
  probe(): void {
    this.connection.probe()
  }

  /** @param code one of the protocol's table (rule E2) */
  close(code: number, reason = ''): void {
    this.connection.close(code, reason)
  }
}
