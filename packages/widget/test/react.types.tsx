import { useRef } from 'react'
import type { MismatchRequestEvent } from '../src/events/request-event.ts'
import { MismatchChat, type MismatchChatElement, type MismatchChatProps } from '../src/react.ts'

// For the compiler alone: what the component of React takes, and what it refuses.

/** Every event that a page can hear has its prop. */
export const props = {
  'mismatch-state': 'onState',
  'mismatch-waiting': 'onWaiting',
  'mismatch-paired': 'onPaired',
  'mismatch-connected': 'onConnected',
  'mismatch-peerleft': 'onPeerLeft',
  'mismatch-message': 'onMessage',
  'mismatch-error': 'onError',
  'mismatch-request': 'onRequest',
} as const satisfies Record<Extract<keyof HTMLElementEventMap, `mismatch-${string}`>, keyof MismatchChatProps>

export function Page() {
  const chat = useRef<MismatchChatElement>(null)
  return (
    <MismatchChat
      ref={chat}
      id="chat"
      className="wide"
      style={{ blockSize: '80vh' }}
      lang="de"
      server="https://match.example.com"
      pool="tea"
      media="text"
      tags={['chess', 'cats']}
      languages="de, en"
      mode="buddies_first"
      name="Anna"
      profile={{ name: 'Anna', age: 24 }}
      ask="name age"
      consent
      consentVersion="2"
      noStore
      token={async () => 'token'}
      challenge={() => 'answer'}
      createClient={(options) => {
        options.url.startsWith('wss')
        throw new Error('not called')
      }}
      onState={({ detail }) => detail.to === 'idle' && void chat.current?.start()}
      onPaired={({ detail }) => detail.session.id.length}
      onPeerLeft={({ detail }) => detail.reason}
      onMessage={({ detail }) => detail.message.text.trim()}
      onError={({ detail }) => detail.error.code}
      onRequest={(event: MismatchRequestEvent) => {
        event.preventDefault()
      }}
      onClick={(event) => event.currentTarget.next()}
    >
      <ul slot="rules">
        <li>Be kind.</li>
      </ul>
    </MismatchChat>
  )
}

export const refused = [
  // @ts-expect-error there is no such medium
  <MismatchChat key="1" media="smell" />,
  // @ts-expect-error the client's state is for reading
  <MismatchChat key="2" state="idle" />,
  // @ts-expect-error Lit's own is nobody's prop
  <MismatchChat key="3" renderRoot={document.body} />,
  // @ts-expect-error its event is no press
  <MismatchChat key="4" onMessage={(event: MouseEvent) => event.x} />,
]
