export interface Group {
  readonly text: string
  readonly items: readonly { readonly text: string; readonly link: string }[]
}

/** Every page of the site, as it stands at its side. */
export const groups: readonly Group[] = [
  {
    text: 'Get started',
    items: [
      { text: 'On your site', link: '/guide/site' },
      { text: 'Making it yours', link: '/guide/customise' },
      { text: 'How it looks', link: '/states' },
      { text: 'What it does for safety', link: '/guide/trust' },
      { text: 'Policies and frames', link: '/guide/embed' },
      { text: 'In React', link: '/guide/react' },
      { text: 'In your app', link: '/guide/app' },
      { text: 'Camera, screen, quality', link: '/guide/call' },
      { text: 'Files', link: '/guide/files' },
      { text: 'The check phrase', link: '/guide/check-phrase' },
      { text: 'Your own server', link: '/guide/server' },
      { text: 'Who comes in', link: '/guide/login' },
      { text: 'Hooks: rules of your own', link: '/guide/hooks' },
      { text: 'Connecting from anywhere', link: '/guide/turn' },
      { text: 'Running it', link: '/operating' },
      { text: 'Reports, blocks and bans', link: '/safety' },
      { text: "Why can't we connect?", link: '/guide/diagnose' },
      { text: 'Testing your app', link: '/testing' },
    ],
  },
  {
    text: 'Reference',
    items: [
      { text: 'Options of the server', link: '/options' },
      { text: 'Errors and closes', link: '/errors' },
      { text: 'The wire', link: '/protocol' },
      { text: 'Mistakes held off', link: '/mistakes' },
      { text: 'What it costs', link: '/performance' },
      { text: 'Browsers', link: '/browsers' },
      { text: 'Browsers and networks tried', link: '/tried' },
    ],
  },
  {
    text: 'API',
    items: [
      { text: '@mismatch/sdk', link: '/api/@mismatch/sdk' },
      { text: '@mismatch/widget', link: '/api/@mismatch/widget' },
      { text: '@mismatch/server', link: '/api/@mismatch/server' },
    ],
  },
]
