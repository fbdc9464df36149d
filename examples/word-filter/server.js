// A chat in which some words are not said: a hook of the server reads each message before the partner does, and refuses.
import { createMatchServer } from '@mismatch/server'

/** Put yours here, or into WORDS (`WORDS="one,two words" npm start`). */
const list = (process.env.WORDS ?? 'spam,casino,buy now').split(',')

/** Ｆｕｌｌ width, ligatures and capitals are the same letters; what is not seen, such as a zero-width space, does not part a word. */
const plain = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')

/** The words of a text, each between spaces: so "spam" is not found in "spamalot", but in "spam!" and at both ends. */
const words = (text) =>
  ` ${
    plain(text)
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `

const refused = list.map(words).filter((phrase) => phrase.trim() !== '')

/** Whether nothing on the list stands in it. */
const isClean = (text) => !refused.some((phrase) => words(text).includes(phrase))

const match = createMatchServer({
  port: Number(process.env.PORT ?? 3000),
  logLevel: 'warn',
  hooks: {
    // `false` refuses: the sender is told, the partner hears nothing. With this hook all chat goes through the server.
    onChat: ({ text }) => isClean(text),
    // A name is seen by strangers too. Who has a bad one gets no place in the queue.
    onReady: ({ profile }) => isClean(profile.name ?? ''),
  },
})

const { url } = await match.listen()
console.log(`The polite chat listens on ${url}`)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => match.drain())
