import { CLOSE } from '@mismatch/protocol'
import { createLogin } from './auth/login.ts'
import type { BackendStats } from './backend/backend.ts'
import { createMemoryBackend } from './backend/memory/memory-backend.ts'
import { PolicyDesk } from './backend/policy-desk.ts'
import { systemClock } from './clock.ts'
import { poolOf } from './config/kinds.ts'
import { faultsOfChallenge, faultsOfLentServer, faultsOfParts } from './config/parts.ts'
import { settingsOfProgram } from './config/read-settings.ts'
import { classicDialect } from './connection/classic-dialect.ts'
import { Connection, type Surroundings, type Wire } from './connection/connection.ts'
import { PING_EVERY_MS } from './connection/liveness.ts'
import { Pacer } from './connection/pacer.ts'
import { Rounds } from './connection/rounds.ts'
import { v1Dialect } from './connection/v1-dialect.ts'
import { dispatch } from './dispatch.ts'
import { sendAway } from './drain.ts'
import { MatchServerError } from './errors.ts'
import { Front, type Listening } from './front.ts'
import { admit } from './handlers/admit.ts'
import type { Context } from './handlers/context.ts'
import { expelBanned } from './handlers/expel.ts'
import { hello } from './handlers/hello.ts'
import { lose } from './handlers/lose.ts'
import { HookRunner } from './hooks/hook-runner.ts'
import { IceDesk } from './ice/ice-desk.ts'
import { createLog, createLogger, loggedError } from './observability/log.ts'
import { Metrics } from './observability/metrics.ts'
import { createTally, type Tally } from './observability/tally.ts'
import type { MatchServerOptions } from './options.ts'
import { AddressLimits } from './safety/address-limits.ts'
import { createAddressHash } from './safety/address-hash.ts'
import { createDeviceHash } from './safety/device-hash.ts'
import { Door } from './safety/door.ts'
import { PoolRules } from './safety/pool-rules.ts'
import { createIds } from './safety/random-pool.ts'
import { SecretBox } from './safety/secret-box.ts'
import { ServerKey } from './safety/server-key.ts'
import { createAnnouncer } from './sessions/announcer.ts'
import { createArrivals } from './sessions/arrivals.ts'
import { createAutoBan } from './sessions/auto-ban.ts'
import { createBlockDesk } from './sessions/block-desk.ts'
import { Links } from './sessions/links.ts'
import { Passes } from './sessions/passes.ts'
import { Pools } from './sessions/pools.ts'
import { createReportDesk } from './sessions/report-desk.ts'
import { SessionWatch } from './sessions/session-watch.ts'
import { welcomeOf } from './sessions/welcome.ts'
import { placeOf, storeOf } from './store/open-store.ts'
import { StoreKeeper } from './store/store-keeper.ts'
import { speaksTls } from './config/speaks-tls.ts'
import { VERSION } from './version.ts'

/** How long sockets may take to answer their close when the server goes down, in ms. */
const DRAIN_GRACE_MS = 3_000

export type MatchServerStats = BackendStats & Readonly<Tally>

export type { Listening } from './front.ts'

export interface MatchServer {
  /**
   * Starts to take people.
   *
   * @returns where; `port` is the real one, also where the option was 0
   * @throws MatchServerError if it cannot listen there
   */
  listen(): Promise<Listening>
  /** Reads the files of `tlsCert` and `tlsKey` again now, not within the minute. Ones that cannot be used are logged and change nothing. */
  renewCertificate(): void
  /** Goes down without losing anybody (rule E3): tells all to come back, closes with 1012, then as `close`. */
  drain(): Promise<void>
  /** Stops at once. May be called twice, and at any time. */
  close(): Promise<void>
  stats(): Promise<MatchServerStats>
  /** What `/metrics` says, in Prometheus' text format: for a program that has a door of its own for it. */
  metrics(): Promise<string>
}

/**
 * A Mismatch server inside a Node program. Nothing runs before `listen()`.
 *
 * @throws MatchServerError `bad_options`, naming every fault
 */
export function createMatchServer(options: MatchServerOptions = {}): MatchServer {
  const { server, hooks = {}, clock = systemClock, logger, backend: ownBackend, store: ownStore, ...given } = options
  const read = settingsOfProgram(given)
  const parts = { server, hooks, clock: options.clock, logger, backend: ownBackend, store: ownStore }
  const faults = faultsOfParts(parts, given.classic)
  if (read.ok) faults.push(...faultsOfChallenge(hooks, read.settings), ...faultsOfLentServer(server, read.settings))
  if (!read.ok || faults.length > 0) throw MatchServerError.badOptions([...(read.ok ? [] : read.faults), ...faults])
  const { settings } = read

  const log = createLog(logger ?? createLogger(settings.logLevel))
  const tally = createTally()
  const hookRunner = new HookRunner({ hooks, clock, log })
  const newId = createIds()
  const backend = ownBackend ?? createMemoryBackend({ ...settings, clock, newId })
  const store = ownStore ?? storeOf(settings, newId)
  const connections = new Set<Connection>()
  const poolRules = new PoolRules(settings.pools.map(poolOf))
  const isTls = server === undefined && speaksTls(settings)
  const meters: Metrics = new Metrics({
    version: VERSION,
    tally,
    maxConnections: settings.maxConnections,
    pools: poolRules.names,
    isTls,
    connections: () => connections,
    waiting: () => links.waiting(),
    stats: () => backend.stats(),
    isDraining: () => isGoing(),
    certificateEndsAt: () => front.certificateEndsAt,
  })
  const pools = new Pools(poolRules, meters)
  const links = new Links({
    settings,
    clock,
    tally,
    meters,
    newId,
    onRemoved: (link) => {
      pools.leave(link)
    },
  })
  const limits = new AddressLimits(settings)
  const watch = new SessionWatch({ ...settings, backend, clock })
  const ice = new IceDesk(settings, clock, () => {
    meters.limited('addressIcePerMinute')
  })
  const key = new ServerKey({
    ...settings,
    onUnkept: (thrown) => {
      log('warn', 'key not kept: after a restart nobody comes back to where they were', { error: loggedError(thrown) })
    },
  })
  let box: SecretBox | null = null
  const openBox = () => (box ??= new SecretBox(key.for('resume 1')))
  const passes = new Passes({ life: newId(), box: openBox, watch })
  const login = createLogin({
    settings,
    clock,
    key: (use) => key.for(use),
    newId,
    // As methods, since the hooks may be those of an object of the program's.
    onAuthenticate: hooks.onAuthenticate?.bind(hooks),
  })
  const { authenticate, hasLogin, tokens } = login
  const hashDevice = createDeviceHash(() => key.for('device'))
  const hashAddress = createAddressHash(() => key.for('address'))
  const door = new Door({
    bans: store.bans,
    clock,
    hashAddress,
    onBanned: () => {
      expelBanned(context)
    },
  })
  const keeper = new StoreKeeper({ store, door, clock, log, retentionDays: settings.retentionDays })
  const autoBan = createAutoBan({ store, door, clock, log, newId, settings })
  const context: Context = {
    backend,
    links,
    clock,
    ice,
    log,
    tally,
    meters,
    pools,
    authenticate,
    hooks: hookRunner,
    hasLogin,
    passes,
    resumeWindowMs: settings.resumeWindowMs,
    hashDevice,
    hashAddress,
    door,
    store,
  }
  const chat = hookRunner.has('onChat') ? 'server' : settings.chat
  let drained: Promise<void> | null = null
  let closed: Promise<void> | null = null
  const isGoing = () => drained !== null || closed !== null

  backend.listen(
    createAnnouncer({
      arrivals: createArrivals({
        backend,
        links,
        watch,
        passes,
        log,
        meters,
        welcome: welcomeOf({ ...settings, version: VERSION, stun: ice.stun, relay: ice.hasRelay, chat }),
      }),
      links,
      watch,
      clock,
      log,
      meters,
      pools,
      ice,
      passes,
      hooks: hookRunner,
      onReported: createReportDesk({
        backend,
        reports: store.reports,
        links,
        log,
        tally,
        hooks: hookRunner,
        onWritten: (report) => void autoBan(report),
      }),
      onBlocked: createBlockDesk({ blocks: store.blocks, links, log }),
    }),
  )

  const around: Surroundings = {
    settings,
    clock,
    rounds: new Rounds(clock, PING_EVERY_MS),
    pacer: new Pacer(),
    log,
    tally,
    meters,
    onHello: (connection, message) => {
      hello(context, connection, message)
    },
    onFrame: (link, frame) => {
      dispatch(context, link, frame)
    },
    onEnd: (connection, ending) => {
      connections.delete(connection)
      const { link } = connection
      // Its user may have come on another socket by now.
      if (link?.connection !== connection) return
      try {
        lose(context, link, ending)
      } catch (thrown) {
        log('error', 'handler failed', { connection: connection.id, type: 'close', error: loggedError(thrown) })
      }
    },
  }
  const onSocket = (wire: Wire, dialect: 'v1' | 'classic') => {
    const connection = new Connection(newId(), dialect === 'v1' ? v1Dialect : classicDialect, wire, around)
    connections.add(connection)
    meters.opened(dialect)
    log('debug', 'connection opened', { connection: connection.id, dialect })
    if (dialect === 'classic') admit(context, connection, {})
  }

  const hasGate = hasLogin || hookRunner.has('onReady') || hookRunner.has('onChat')
  const isRestricted = settings.allowedOrigins.length > 0 || settings.pools.length > 0 || hasGate
  const front: Front = new Front({
    version: VERSION,
    settings,
    lent: server,
    isTls,
    classic: settings.classic === 'on' || (settings.classic === 'auto' && !isRestricted),
    limits,
    log,
    meters,
    poolRules,
    ice,
    clock,
    authenticate,
    tokens,
    onChallenge: hooks.onChallenge?.bind(hooks),
    hashDevice,
    admin: {
      ...context,
      adminToken: settings.adminToken,
      newId,
      policy: new PolicyDesk(backend, settings),
      sessions: () => watch.all(),
      counts: () => tally,
      stats: () => backend.stats(),
    },
    stats: () => backend.stats(),
    isGoing,
    onSocket,
  })

  const close = () => (closed ??= stop())

  async function stop(): Promise<void> {
    for (const connection of [...connections]) connection.close(CLOSE.restart, 'the server closes')
    watch.close()
    hookRunner.close()
    await front.close()
    await backend.close()
    await keeper.close()
    log('info', 'server closed', { ...tally })
  }

  async function drain(): Promise<void> {
    log('info', 'server drains', { connections: connections.size })
    sendAway([...connections], settings.drainMs)
    try {
      await front.settled(DRAIN_GRACE_MS)
    } finally {
      await close()
    }
  }

  return {
    async listen() {
      if (isGoing()) throw MatchServerError.closed()
      try {
        // Before anybody comes: a folder that cannot be written is told at the start.
        openBox()
        await keeper.open().catch((cause: unknown) => {
          throw MatchServerError.storeUnavailable(cause, ownStore === undefined ? placeOf(settings) : 'options.store')
        })
        if (isGoing()) throw MatchServerError.closed()
        const listening = await front.listen()
        log('info', 'server listens', { port: listening.port })
        return listening
      } catch (cause) {
        throw MatchServerError.cannotListen(cause, settings.host, settings.port)
      }
    },
    renewCertificate: () => {
      front.renewCertificate()
    },
    metrics: () => meters.text(),
    drain: () => closed ?? (drained ??= drain()),
    close,
    stats: async () => ({ ...(await backend.stats()), ...tally }),
  }
}
