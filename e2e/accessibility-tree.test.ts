import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readOut, readTree } from './support/accessibility.ts'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { Site } from './support/site.ts'
import { SLOW_CAMERA } from './support/slow-camera.ts'

// What a screen reader finds, and what it says by itself. The chat stands beside the stage.

let server: ServerProcess
let site: Site
let browsers: Browser[]

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  site = await Site.serve(() => ({
    html: `<!doctype html><html lang="en"><title>Tea</title><link rel="icon" href="data:,">
      <script src="${server.url}/mismatch-chat.js" defer></script>
      <mismatch-chat name="Anna" style="inline-size: 920px"><ul slot="rules"><li>Be kind.</li></ul></mismatch-chat></html>`,
  }))
  browsers = await Promise.all([launchBrowser('granted', [SLOW_CAMERA]), launchBrowser('granted', [SLOW_CAMERA])])
})
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  site.close()
  await server.stop()
})

it('[look] a screen reader finds each thing once, by its name, and hears each news once', async () => {
  const anna = await Person.open(browsers[0]!, site.url, readOut)
  await anna.page.setViewport({ width: 940, height: 680 })
  await anna.sees('Meet someone new')
  await anna.sees('Your messages appear here.')
  expect(await treeOf(anna)).toMatchInlineSnapshot(`
    "region "Chat with a stranger"
      paragraph
        "Meet someone new"
      paragraph
        "You see and hear each other as soon as someone is there."
      button "Check camera"
      button "More"
      button "Find"
      log "Chat with a stranger"
        paragraph
          "Your messages appear here."
      form
        button "Emoji" [disabled]
        textbox "Write a message" [disabled]
        button "Send a picture or a file" [disabled]"
  `)

  await anna.press('Find')
  await anna.sees('Before you begin')
  expect(await treeOf(anna)).toMatchInlineSnapshot(`
    "dialog "Before you begin" [modal]
      heading "Before you begin"
      group "Rules of this site" [focused]
        list
          listitem
            "Be kind."
      button "Not now"
      button "I am 18 or older and agree to this""
  `)

  await anna.press('I am 18 or older and agree to this')
  await anna.untilState('waiting')
  await anna.sees('Looking for someone')
  expect(await treeOf(anna)).toMatchInlineSnapshot(`
    "region "Chat with a stranger"
      Video "Your own picture"
      paragraph
        "Looking for someone · 1 online"
      paragraph
        "You are next in line."
      paragraph
        "Be kind. You can skip at any time."
      button "Turn microphone off"
      button "Turn camera off"
      button "More"
      button "Cancel" [focused]
      log "Chat with a stranger"
        paragraph
          "Your messages appear here."
      form
        button "Emoji" [disabled]
        textbox "Write a message" [disabled]
        button "Send a picture or a file" [disabled]"
  `)

  const bert = await Person.open(browsers[1]!, server.url)
  await bert.page.setViewport({ width: 320, height: 480 })
  await bert.page.evaluate(() => window.chat().setAttribute('name', 'Bert'))
  await bert.press('Find')
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await anna.say('good evening')
  await bert.sees('good evening')
  await bert.say('hello')
  await bert.say('hello')
  await anna.sees('hello Bert: hello')
  await anna.seesFrames(1)
  await expect.poll(() => treeOf(anna), { timeout: 20_000 }).toContain('Connection: …')
  expect(await treeOf(anna)).toMatchInlineSnapshot(`
    "region "Chat with a stranger"
      Video "Picture of Bert"
      group "Your own picture. Arrow keys move it."
        Video "Your own picture"
      paragraph
        "Bert"
        button "Connection: …"
      button "Report Bert"
      button "Turn microphone off"
      button "Turn camera off"
      button "More"
      button "Stop"
      button "Next" [focused]
      heading "Bert"
      log "Chat with Bert"
        paragraph
          time
            "H:MM"
        article "You: good evening"
          "Delivered"
        article "Bert: hello"
        article "Bert: hello"
      form
        button "Emoji"
        textbox "Write to Bert"
        button "Send a picture or a file""
  `)

  await anna.press('More')
  await anna.sees('Camera and sound')
  expect(await treeOf(anna)).toMatchInlineSnapshot(`
    "region "Chat with a stranger"
      Video "Picture of Bert"
      group "Your own picture. Arrow keys move it."
        Video "Your own picture"
      paragraph
        "Bert"
        button "Connection: …"
      button "Report Bert"
      button "Turn microphone off"
      button "Turn camera off"
      button "More" [expanded]
      button "Stop"
      button "Next"
      menu "More"
        group "Send a reaction"
          menuitem "👍" [focused]
          menuitem "❤️"
          menuitem "😂"
          menuitem "😮"
          menuitem "👏"
          menuitem "👋"
        menuitem "Camera and sound"
        menuitemcheckbox "Share your screen"
        menuitemcheckbox "Cover their picture"
        menuitemcheckbox "Picture in picture"
        menuitemcheckbox "Full screen"
        menuitem "Connection"
        menuitemcheckbox "Sounds" [checked]
        menuitemcheckbox "Tell me when someone is there"
        menuitem "Never meet Bert again"
      heading "Bert"
      log "Chat with Bert"
        paragraph
          time
            "H:MM"
        article "You: good evening"
          "Delivered"
        article "Bert: hello"
        article "Bert: hello"
      form
        button "Emoji"
        textbox "Write to Bert"
        button "Send a picture or a file""
  `)

  await anna.page.keyboard.press('Escape')
  await anna.press('Report Bert')
  await anna.sees('They are not told.')
  expect(await treeOf(anna)).toMatchInlineSnapshot(`
    "dialog "Report Bert" [modal]
      form
        heading "Report Bert"
        paragraph
          "They are not told. You two will not meet again."
        radiogroup "Report Bert"
          radio "Nudity or sexual content" [focused]
          radio "Looks underage"
          radio "Insults or threats"
          radio "Hate"
          radio "Spam or advertising"
          radio "Something else"
        textbox "Anything to add? (optional)"
        paragraph
          "Choose a reason."
        button "Cancel"
        button "Send report" [disabled]"
  `)

  await anna.page.keyboard.press('Escape')
  const first = await anna.sessionId()
  await anna.press('Next')
  await anna.untilNewCall(first)
  await anna.press('Stop')
  await anna.sees('You have stopped')
  const said = await anna.page.evaluate(() => window.said)
  expect(said.filter((words) => !ofThisMachine.test(words))).toEqual([
    'status: Opening your camera… If your browser asks, allow camera and microphone.',
    'status: Looking for someone',
    'status: Connecting… You are about to meet Bert.',
    'status: Bert',
    'log: Bert: hello',
    'log: Bert: hello',
    'status: Finding the next…',
    'status: Connecting… You are about to meet Bert.',
    'status: Bert',
    'status: You have stopped. Camera and microphone are off.',
  ])
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
}, 120_000)

/** Whether the camera or the server is faster, and how good the call is. */
const ofThisMachine = /^status: (Connecting…$|Connection: |Reconnecting|Your connection is too weak)/

/** Without what is another each time. */
async function treeOf({ page }: Person): Promise<string> {
  const tree = await readTree(page)
  return tree
    .replace(/\d?\d:\d\d [AP]M/g, 'H:MM')
    .replace(/Connection: [a-z ]+/g, 'Connection: …')
    .replace(/^ *paragraph\n.*(too weak|Reconnecting).*\n/gm, '')
}
