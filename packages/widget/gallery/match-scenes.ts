import { call, me, openChat, set, them, type Scenes } from './stagings.ts'

/** What is said of how the two are brought together. */
export const matchScenes: Scenes = {
  'waiting-estimate': ({ client }) => {
    client.openCamera(me())
    client.goOnline()
    client.wait({ reason: 'only_incompatible', online: 12, estimateMs: 15_000 })
  },
  // With the chat over the stage, where there is least room for it.
  'call-shared': async (scene) => {
    const session = call(scene, them(), ['chess', 'cats', 'long walks by the sea', 'שחמט'])
    scene.client.grade(session, 4)
    await openChat(scene)
  },
  'call-shared-text': async ({ element, client }) => {
    await set(element, 'text')
    client.goOnline()
    const session = client.pair({ name: 'Noor' }, { media: 'text', sharedTags: ['chess', 'cats', 'شطرنج'] })
    client.connect(session)
    client.receive(session, 'hello there')
  },
}
