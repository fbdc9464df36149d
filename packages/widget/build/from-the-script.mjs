// A chunk of the file for the tag shares lit and the like with it: it is a module whose default export takes them as `kit`, and
// what it imports of them comes from there.
const shared = ['lit', 'part.ts', 'controls.styles.ts']

export const fromTheScript = {
  name: 'from-the-script',
  setup(build) {
    build.onResolve({ filter: /^lit$|^lit\/|[/](part|controls\.styles)\.ts$/ }, ({ path }) => {
      const name = shared.find((each) => path === each || path.endsWith(`/${each}`))
      return name === undefined ? { errors: [{ text: `the kit has no ${path}` }] } : { path: name, namespace: 'kit' }
    })
    build.onLoad({ filter: /.*/, namespace: 'kit' }, ({ path }) => ({
      contents: `module.exports = kit[${JSON.stringify(path)}]`,
    }))
  },
}
