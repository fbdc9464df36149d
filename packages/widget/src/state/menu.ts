import type { Request } from './requests.ts'
import { inSession, isVeiled, type View } from './view.ts'

export type MenuId =
  | 'devices'
  | 'screen'
  | 'pictureInPicture'
  | 'fullScreen'
  | 'cover'
  | 'figures'
  | 'goDirect'
  | 'sounds'
  | 'notify'
  | 'block'

/** What the menu offers. */
export interface MenuItem {
  readonly id: MenuId
  readonly request: Request
  /** A switch, and whether it is on; null: it does something once. */
  readonly on: boolean | null
  /** It waits for the partner, and cannot be pressed meanwhile. */
  readonly waits?: boolean
}

/** What can be done now, in the order of the menu. */
export function menuItems(view: View): readonly MenuItem[] {
  const { abilities, call, habits, own, remote, veil } = view
  const isVideo = view.media === 'video'
  const talks = view.state === 'connected'
  const items: readonly (MenuItem | false)[] = [
    view.media !== 'text' && { id: 'devices', request: { type: 'settings', open: true }, on: null },
    isVideo && talks && abilities.screen && toggle('screen', 'screen', own.screen !== null),
    isVideo && (inSession(view) || veil.covered) && toggle('cover', 'cover', veil.covered),
    // A window of its own knows no veil.
    abilities.pictureInPicture &&
      talks &&
      isVideo &&
      remote.video &&
      !isVeiled(view) &&
      toggle('pictureInPicture', 'picture-in-picture', view.pictureInPicture),
    abilities.fullScreen && toggle('fullScreen', 'full-screen', view.fullScreen),
    talks &&
      call.quality !== null && { id: 'figures', request: { type: 'connection', open: !call.open }, on: call.open },
    inSession(view) &&
      (call.privacy === 'relay_first' || call.privacy === 'asked') && {
        id: 'goDirect',
        request: { type: 'go-direct' },
        on: null,
        waits: call.privacy === 'asked',
      },
    abilities.sounds && toggle('sounds', 'sounds', habits.sounds),
    abilities.notify && toggle('notify', 'notify', habits.notify),
    inSession(view) && { id: 'block', request: { type: 'block' }, on: null },
  ]
  return items.filter((item) => item !== false)
}

type Switch = Extract<Request, { readonly on: boolean }>['type']

function toggle(id: MenuId, type: Switch, on: boolean): MenuItem {
  return { id, request: { type, on: !on }, on }
}
