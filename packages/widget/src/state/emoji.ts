/** For a word on a message. */
export const reactions = '👍 ❤️ 😂 😮 😢 🙏'.split(' ')

/** A small set, by kinds; the first of each stands for its kind. */
export const emojiKinds: readonly (readonly string[])[] = [
  '😀 😄 😁 😂 🤣 😅 😊 🙂 😉 😍 🥰 😘 😎 🤔 😏 😇 🤗 🤭',
  '😢 😭 🥺 😮 😱 😳 😐 🙄 😴 😬 😡 🤯',
  '👍 👎 👋 👏 🙌 🙏 🤝 👌 ✌️ 🤞 💪 👀',
  '❤️ 🧡 💛 💚 💙 💜 💔 🔥 ✨ ⭐ 🎉 💯',
  '🐶 🐱 🌸 🌈 ☀️ 🌙 ☕ 🍕 🍺 🎂 🎵 🎮 ⚽ ✈️',
].map((kind) => kind.split(' '))

// Flags, keycaps, and pictures with their skin, their tags and what is joined to them.
const few =
  /^(?:\s*(?:\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3|\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]?[\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]?)*)){1,3}\s*$/u

/** Whether it is one to three emoji and nothing else. */
export function isFewEmoji(text: string): boolean {
  return few.test(text)
}
