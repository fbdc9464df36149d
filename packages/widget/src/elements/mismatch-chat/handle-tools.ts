import type { RequestOf } from '../../state/requests.ts'
import { DeviceDesk } from '../devices/device-desk.ts'
import type { Conversation } from './conversation.ts'
import type { RequestsOf } from './handle-request.ts'

/** Does what the menu and what it leads to ask for. */
export function handle(conversation: Conversation, request: RequestsOf<'tools'>): void {
  conversation.devices ??= deskFor(conversation)
  switch (request.type) {
    case 'menu':
      return conversation.draw(request)
    case 'settings':
      if (!request.open) return conversation.devices.close()
      return conversation.watch(conversation.devices.open())
    case 'use-device':
      return conversation.watch(conversation.devices.use(request.deviceId))
    case 'use-speaker':
      return conversation.watch(conversation.devices.useSpeaker(request.deviceId))
    case 'sounds':
    case 'notify':
      return conversation.watch(setHabit(conversation, request))
  }
}

function deskFor(conversation: Conversation): DeviceDesk {
  return new DeviceDesk({
    client: () => conversation.client,
    screen: () => conversation.screen,
    panel: () => conversation.view.settings,
    show: (settings) => conversation.change({ settings }),
  })
}

/** The browser's notice needs its permission, which only a press may ask for. */
async function setHabit(conversation: Conversation, request: RequestOf<'sounds' | 'notify'>): Promise<void> {
  const isAllowed = request.type === 'sounds' || !request.on || (await Notification.requestPermission()) === 'granted'
  conversation.draw({ ...request, on: request.on && isAllowed })
  conversation.keep(conversation.view.habits)
}
