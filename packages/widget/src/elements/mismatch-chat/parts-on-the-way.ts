import { notLoadedDoor } from '../../state/doors.ts'
import { inSession } from '../../state/view.ts'
import type { Conversation } from './conversation.ts'
import type { PartGroup, PartGroups } from './fetch-parts.ts'
import { loadParts, partsHere } from './load-parts.ts'

/** All that is done about parts which are not here yet is to say so where they are missing. */
type Shown = Pick<Conversation, 'view' | 'change'>

/** Does what needs the parts of a group, at once if they are here. */
export function withParts<Group extends PartGroup>(
  shown: Shown,
  group: Group,
  action: (come: PartGroups[Group]) => void,
): void {
  const act = () => {
    const come = partsHere(group)
    if (come !== undefined) action(come)
  }
  const arriving = loadParts(group)
  if (arriving === null) return act()
  arriving.then(act, () => showNotLoaded(shown))
}

export function showNotLoaded(shown: Shown): void {
  shown.change({ door: notLoadedDoor(inSession(shown.view)) })
}

/** Before it is seen, if it goes well: messages wait for it. */
export function bringTalk(shown: Shown): void {
  const arriving = loadParts('talk')
  if (arriving === null) return
  const missing = (is: boolean) => shown.change({ chat: { ...shown.view.chat, missing: is } })
  missing(false)
  void arriving.catch(() => missing(true))
}
