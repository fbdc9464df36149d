import { chime } from '../../theme/chime.ts'

/** Plays a sound through a loudspeaker; empty: the browser's default. */
export async function playTest(speaker: string): Promise<void> {
  const context = new AudioContext()
  try {
    // Only contexts of newer browsers can choose; in others it comes where the page's sound comes.
    if (speaker !== '' && 'setSinkId' in context) await (context.setSinkId as (id: string) => Promise<void>)(speaker)
    await chime(context, 'found')
  } finally {
    await context.close()
  }
}
