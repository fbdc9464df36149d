import type { Request } from './requests.ts'

/** What the element asks of itself, so that no page need hear of it. */
export type SilentRequestType =
  | 'typing'
  | 'read'
  | 'dock'
  | 'measure'
  | 'moving'
  | 'checked'
  | 'in-picture'
  | 'menu'
  | 'connection'
  | 'probe'
  | 'dismiss'
  | 'edit'
  | 'resume-playback'

/** What a person asks for, and a page may hear of first. */
export type AnnouncedRequest = Exclude<Request, { readonly type: SilentRequestType }>

const silent: readonly string[] = [
  'typing',
  'read',
  'dock',
  'measure',
  'moving',
  'checked',
  'in-picture',
  'menu',
  'connection',
  'probe',
  'dismiss',
  'edit',
  'resume-playback',
] satisfies SilentRequestType[]

export function isAnnounced(request: Request): request is AnnouncedRequest {
  return !silent.includes(request.type)
}
