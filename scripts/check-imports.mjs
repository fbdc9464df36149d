// Holds the import directions that ARCHITECTURE.md draws: between packages, and between the layers inside each.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Which packages a package may import. */
const packages = {
  protocol: [],
  sdk: ['protocol'],
  widget: ['sdk'],
  server: ['protocol', 'widget'],
}

/**
 * Inside a package: which rooms (folders of src) a room may import besides itself. Files directly in src are wiring and
 * shared vocabulary: rooms may import those named in `vocabulary`, and all of them only with `'.'` in their list. A room that
 * is not listed is an error, so a new one is a decision.
 */
const rooms = {
  protocol: {
    vocabulary: [],
    // Samples, arbitraries and the slow parser of the tests; not shipped.
    allowed: { testing: ['.'] },
  },
  sdk: {
    vocabulary: ['errors', 'events', 'options', 'clock'],
    allowed: {
      state: [],
      signaling: [],
      peer: [],
      // Comes with the first `start()`.
      session: ['.', 'peer', 'quality', 'data', 'files', 'state'],
      media: [],
      data: [],
      quality: [],
      files: [],
      // Comes with the first `diagnose()`; of the latter two it has types alone, and their code from the client.
      diagnosis: ['.', 'signaling', 'media'],
      // Shipped as an entry of its own; it makes whole clients, and for our own tests links.
      testing: ['.', 'signaling'],
    },
  },
  widget: {
    vocabulary: ['beside-script'],
    allowed: {
      elements: ['state', 'controllers', 'events', 'theme', 'i18n'],
      state: ['i18n'],
      controllers: ['state', 'events', 'i18n'],
      events: ['state'],
      theme: [],
      i18n: [],
    },
  },
  server: {
    vocabulary: ['clock', 'terminal'],
    allowed: {
      // What `mismatch-server <word>` does besides serving.
      commands: ['auth', 'config', 'safety', 'store', 'tls'],
      config: ['hooks'],
      observability: [],
      matching: [],
      safety: [],
      auth: [],
      ice: ['safety'],
      tls: ['observability', 'config'],
      hooks: ['auth', 'safety', 'observability'],
      store: ['safety', 'backend', 'matching', 'observability'],
      backend: ['matching', 'safety'],
      sessions: ['auth', 'backend', 'connection', 'safety', 'matching', 'store', 'ice', 'hooks', 'observability'],
      connection: ['auth', 'observability', 'config', 'matching'],
      handlers: [
        'backend',
        'connection',
        'sessions',
        'store',
        'auth',
        'ice',
        'safety',
        'config',
        'hooks',
        'observability',
      ],
      http: ['backend', 'connection', 'config', 'observability', 'auth', 'ice', 'safety', 'store', 'tls', 'playground'],
      // The panel of the demo page; `page/` in it runs in browsers.
      playground: [],
      // Starts the whole server for tests, and finds programs by scripts/ (`..`); not shipped.
      testing: ['.', 'backend', 'matching', 'connection', 'observability', '..'],
    },
  },
}

const faults = []

for (const [name, allowedPackages] of Object.entries(packages)) {
  const src = join(root, 'packages', name, 'src')
  for (const file of sourceFiles(src)) {
    const room = roomOf(relative(src, file))
    const isTest = /\.(test|spec)\.ts$/.test(file)
    for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
      const say = (why) => faults.push(`${relative(root, file)}: imports "${specifier}": ${why}`)
      const other = /^@mismatch\/([a-z]+)/.exec(specifier)?.[1]
      if (other !== undefined) {
        if (!allowedPackages.includes(other))
          say(`${name} may import ${allowedPackages.join(', ') || 'no package of ours'}`)
      } else if (specifier.startsWith('.') && room !== '.' && !isTest) {
        checkRoom(name, room, normalize(join(dirname(relative(src, file)), specifier)), say)
      }
    }
  }
}

function checkRoom(name, room, target, say) {
  const { vocabulary, allowed } = rooms[name]
  const targetRoom = roomOf(target)
  if (!(room in allowed)) return say(`the room "${room}" is not in the map of ${name} in scripts/check-imports.mjs`)
  if (targetRoom === room) return
  if (targetRoom === '.') {
    const noun = target.replace(/\.[a-z]+$/, '')
    if (!vocabulary.includes(noun) && !allowed[room].includes('.'))
      say(`a room may not import wiring (only ${vocabulary.join(', ') || 'nothing'} of src/)`)
  } else if (!allowed[room].includes(targetRoom)) {
    say(`"${room}" may import ${allowed[room].join(', ') || 'no other room'}`)
  }
}

function roomOf(path) {
  const parts = path.split(sep)
  return parts.length === 1 ? '.' : parts[0]
}

function importsOf(text) {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1])
}

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sourceFiles(path)
    else if (path.endsWith('.ts')) yield path
  }
}

if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log('imports run one way')
