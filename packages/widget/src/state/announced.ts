import type { Request, RequestType } from './requests.ts'

/** What the element asks of itself, so that no page need hear of it. */
const silent = [
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
] as const satisfies readonly RequestType[]

export type SilentRequestType = (typeof silent)[number]
/** What a person asks for, and a page may hear of first. */
export type AnnouncedRequest = Exclude<Request, { readonly type: SilentRequestType }>

export function isAnnounced(request: Request): request is AnnouncedRequest {
  return !(silent as readonly RequestType[]).includes(request.type)
}
