import { MatchClient, type ChatMessage, type Preferences } from '@mismatch/sdk'
import { page } from './page.ts'
import { inWords, isAboutCamera } from './words.ts'

const client = new MatchClient({
  url: String(import.meta.env.VITE_MATCH_URL),
  preferences: { media: 'video', profile: { name: 'Somebody' } },
})

// What the client says, drawn.
client.on('state', draw)
client.on('waiting', draw)
client.on('signaling', draw)
client.on('peerstate', draw)
client.on('localstream', ({ stream }) => {
  page.own.srcObject = stream
  draw()
})
client.on('paired', () => page.log.replaceChildren())
client.on('message', ({ session }) => page.log.replaceChildren(...session.messages.map(line)))
client.on('error', ({ error }) => complain(error))
client.on('playbackblocked', () => (page.hear.hidden = false))
client.playRemote(page.partner)

// What the person wants, asked of the client.
page.primary.onclick = () => {
  if (client.session !== null) client.next()
  else if (isRunning()) void client.stop()
  else find()
}
page.stop.onclick = () => void client.stop()
page.preview.onclick = () => void client.prepare().catch(complain)
page.audio.onclick = () => find({ media: 'audio' })
page.dismiss.onclick = () => (page.trouble.hidden = true)
page.microphone.onclick = () => {
  client.media.setMicrophone(!client.media.microphone)
  draw()
}
page.camera.onclick = () => {
  client.media.setCamera(!client.media.camera)
  draw()
}
page.hear.onclick = () => void client.resumePlayback().then((heard) => (page.hear.hidden = heard))
page.write.onsubmit = (event) => {
  event.preventDefault()
  try {
    client.session?.sendMessage(page.text.value)
    page.text.value = ''
  } catch (error) {
    complain(error)
  }
}
draw()

function find(preferences?: Preferences): void {
  page.trouble.hidden = true
  client.start(preferences).catch(complain)
}

function isRunning(): boolean {
  return client.state !== 'idle' && client.state !== 'ended'
}

function draw(): void {
  const { session, media, waiting, state } = client
  document.body.dataset['state'] = state
  page.status.textContent = status()
  page.online.textContent = waiting === null ? '' : `${String(waiting.online)} online`
  page.primary.textContent =
    session !== null ? 'Next'
    : isRunning() ? 'Cancel'
    : 'Find'
  page.stop.hidden = session === null
  page.preview.hidden = isRunning() || media.stream !== null
  page.text.disabled = session === null
  page.microphone.setAttribute('aria-pressed', String(media.microphone))
  page.camera.setAttribute('aria-pressed', String(media.camera))
}

function status(): string {
  const { session, waiting, signaling } = client
  const name = session?.peer.profile.name ?? 'Somebody'
  switch (client.state) {
    case 'idle':
      return client.media.stream === null ? 'Meet somebody who is awake, too.' : 'This is how others will see you.'
    case 'connecting':
      return signaling === 'online' ? 'One moment…' : 'Connecting…'
    case 'waiting':
      return waiting?.position === 0 ? 'Looking for somebody. You are next.' : 'Looking for somebody…'
    case 'negotiating':
      return `${name} picks up…`
    case 'connected':
      return session?.peerState.audio === false ? `${name} has no microphone on` : ''
    case 'ended':
      return 'Good night. Camera and microphone are off.'
  }
}

/** Text is set as text: what strangers write is never markup. */
function line({ from, text, status }: ChatMessage): HTMLLIElement {
  const item = document.createElement('li')
  item.className = from
  item.textContent = status === 'failed' ? `${text} (not sent)` : text
  return item
}

function complain(error: unknown): void {
  page.words.textContent = inWords(error)
  page.audio.hidden = !isAboutCamera(error)
  page.trouble.hidden = false
  draw()
}
