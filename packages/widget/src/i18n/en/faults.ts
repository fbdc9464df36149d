import type { Strings } from '../strings.ts'

export const faults: Strings['faults'] = {
  no_server: {
    title: 'No Mismatch server is set',
    advice: 'The owner of this page: add server="wss://…" to the element, with the address of your server.',
  },
  invalid_options: {
    title: 'This page is not set up right',
    advice: 'The owner of this page: check server="…" and the other attributes of the element.',
  },

  camera_refused: {
    title: 'Your camera is not allowed here',
    advice: 'Allow camera and microphone in the address bar of your browser, or go on without them.',
  },
  camera_missing: {
    title: 'No camera or microphone found',
    advice: 'Plug one in, or go on without it.',
  },
  camera_busy: {
    title: 'Your camera is used by another program',
    advice: 'Close that program or tab, or go on without the camera.',
  },
  microphone_refused: {
    title: 'Your microphone is not allowed here',
    advice: 'Allow the microphone in the address bar of your browser, or go on without it.',
  },
  microphone_missing: {
    title: 'No microphone found',
    advice: 'Plug one in, or go on without it.',
  },
  microphone_busy: {
    title: 'Your microphone is used by another program',
    advice: 'Close that program or tab, or go on without it.',
  },
  media_failed: {
    title: 'Camera or microphone stopped working',
    advice: 'Check that they are plugged in, or go on without them.',
  },
  insecure_page: {
    title: 'This page may not use your camera',
    advice: 'Browsers give the camera to https pages only. Open this page with https, or write instead.',
  },
  media_framed: {
    title: 'Camera and microphone are blocked here',
    advice: 'The owner of the page around this chat: add allow="camera; microphone" to the iframe.',
  },
  no_sockets: {
    title: 'This browser cannot open the chat',
    advice: 'Use a current Chrome, Firefox, Safari or Edge.',
  },
  unsupported_browser: {
    title: 'This browser cannot make video calls',
    advice: 'Use a current Chrome, Firefox, Safari or Edge, or write instead.',
  },

  unreachable: {
    title: 'The server cannot be reached',
    advice: 'Check your connection. We keep trying.',
  },
  not_a_mismatch_server: {
    title: 'This is not a Mismatch server',
    advice: 'The owner of this page: check the address in server="…".',
  },
  refused: {
    title: 'The server turned you away',
    advice: 'Try again in a moment. If it stays so, tell the owner of this page.',
  },
  banned: {
    title: 'You cannot take part here for now',
    advice: 'Somebody reported you, or you broke a rule of this site.',
  },
  replaced: {
    title: 'You went on in another window',
    advice: 'Use that one, or take over here.',
  },

  not_loaded: {
    title: 'This could not be loaded',
    advice: 'Check your connection, then try again.',
  },
  no_connections: {
    title: 'Your network may let no calls through',
    advice: 'A firewall or VPN may be in the way. Try another network, or write instead.',
  },
  screen_refused: { title: 'Your screen is not shared', advice: 'Try again, and choose what to show.' },
  no_relay: {
    title: 'No private connection is possible now',
    advice: 'The server has no relay to hide your address behind.',
  },
  not_connected: { title: 'You are not connected yet', advice: 'Wait until you see each other, then try again.' },
  invalid_message: { title: 'This message cannot be sent', advice: 'It is empty or too long.' },
  invalid_file: {
    title: 'This file cannot be sent',
    advice: 'It may be over 100 MB, or gone from its place.',
  },
  files_unavailable: { title: 'No files can be sent here', advice: 'With the next partner it may work.' },
  session_over: { title: 'They are gone', advice: 'Nothing can be sent any more.' },
  rate_limited: { title: 'A little too fast', advice: 'Wait a moment, then go on.' },
  server_error: { title: 'The server did not understand', advice: 'Try again in a moment.' },
}
