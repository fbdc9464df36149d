'use client'

import { createComponent, type EventName } from '@lit/react'
import type { LitElement } from 'lit'
import React from 'react'
import { defineElements } from './define-elements.ts'
import { MismatchChat as Element } from './elements/mismatch-chat/mismatch-chat.ts'
import * as sent from './events/index.ts'

// The other file with a side effect: who imports the component wants the element.

defineElements(import.meta.url)

/** `MismatchPeerLeftEvent` → `onPeerLeft` */
type PropOf<Name> = Name extends `Mismatch${infer Subject}Event` ? `on${Subject}` : never
type Events = typeof sent
type EventNames = { [Name in keyof Events as PropOf<Name>]: EventName<InstanceType<Events[Name]>> }

const eventNames = Object.fromEntries(
  Object.entries(sent).map(([name, { type }]) => [name.replace(/^Mismatch(.+)Event$/, 'on$1'), type]),
) as EventNames

type Listeners = { [Name in keyof Events as PropOf<Name>]?: (event: InstanceType<Events[Name]>) => void }
type Settings = Partial<Omit<Element, keyof LitElement | 'state' | 'client' | 'start' | 'next' | 'stop'>>
type HostProps = Omit<React.HTMLAttributes<Element>, keyof Settings | keyof Listeners>

/** The element's properties, what it fires as `onPaired` and so on, and what any element of a page has. */
export interface MismatchChatProps extends HostProps, Settings, Listeners {}

/** What `ref` gives: with `start()`, `next()`, `stop()` and `client`. */
export type MismatchChatElement = Element

const Wrapped = createComponent({ react: React, tagName: 'mismatch-chat', elementClass: Element, events: eventNames })

/** `<mismatch-chat>` as a component. */
export const MismatchChat: React.ForwardRefExoticComponent<MismatchChatProps & React.RefAttributes<Element>> =
  React.forwardRef((props, ref) =>
    // React gives properties after the element is in the page; it waits for them until this attribute is taken away.
    React.createElement(Wrapped, { ...props, ref, 'defer-hydration': '' } as React.ComponentProps<typeof Wrapped>),
  )
MismatchChat.displayName = 'MismatchChat'

export * from './events/index.ts'
