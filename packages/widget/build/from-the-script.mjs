// A chunk of the file for the tag shares lit and the like with it: it is a module whose default export takes them as `kit`, and
// what it imports of them comes from there. The directives of lit import its core by a path of their own.
const shared = ['lit', 'part.ts', 'controls.styles.ts', 'icons.ts']

export const fromTheScript = {
  name: 'from-the-script',
  setup(build) {
    build.onResolve({ filter: /^lit$|[/](lit-html\.js|part\.ts|controls\.styles\.ts|icons\.ts)$/ }, ({ path }) => ({
      path: shared.find((each) => path.endsWith(`/${each}`)) ?? 'lit',
      namespace: 'kit',
    }))
    build.onLoad({ filter: /.*/, namespace: 'kit' }, ({ path }) => ({
      contents: `module.exports = kit[${JSON.stringify(path)}]`,
    }))
  },
}
