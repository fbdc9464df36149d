import type { ChatMessage, MatchSession } from '@mismatch/sdk'
import { useState, type SyntheticEvent } from 'react'

interface Props {
  readonly session: MatchSession | null
  readonly messages: readonly ChatMessage[]
}

/** React draws text as text: what strangers write is never markup. */
export function Chat({ session, messages }: Props) {
  const [text, setText] = useState('')

  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (session === null || text === '') return
    session.sendMessage(text)
    setText('')
  }

  return (
    <section className="chat" aria-label="Chat">
      <ol aria-live="polite">
        {messages.map(({ id, from, text: words, status }) => (
          <li key={id} className={from}>
            {words} {status === 'failed' && '(not sent)'}
          </li>
        ))}
      </ol>
      <form onSubmit={send}>
        <input
          aria-label="Message"
          maxLength={2000}
          disabled={session === null}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button disabled={session === null}>Send</button>
      </form>
    </section>
  )
}
