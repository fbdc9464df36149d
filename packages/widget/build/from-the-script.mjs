// A chunk of the file for the tag shares lit and the like with it: what it imports of them comes from the `kit` that it is given, which
// `fetch-parts.tag.ts` fills. The directives of lit import its core by a path of their own.
const shared = {
  lit: ['css', 'html', 'svg', 'nothing', 'noChange', '_$LH'],
  'part.ts': ['Part'],
  'controls.styles.ts': ['controls'],
  'icons.ts': ['icon'],
}

/** An esbuild plugin. */
export const fromTheScript = {
  name: 'from-the-script',
  setup(build) {
    build.onResolve({ filter: /^lit$|[/](lit-html\.js|part\.ts|controls\.styles\.ts|icons\.ts)$/ }, ({ path }) => ({
      path: Object.keys(shared).find((each) => path.endsWith(`/${each}`)) ?? 'lit',
      namespace: 'kit',
    }))
    build.onLoad({ filter: /./, namespace: 'kit' }, ({ path }) => ({
      contents: shared[path].map((name) => `export const ${name} = kit.${name}`).join('\n'),
    }))
  },
}
