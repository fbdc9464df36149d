// `cem analyze`: what `<mismatch-chat>` offers to a page, from its JSDoc and code, for editors and documentation.
export default {
  globs: ['src/elements/mismatch-chat/{chat-settings,mismatch-chat}.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [onlyWhatIsPublic()],
}

/** Lifecycle, private members and Lit's statics are nobody's API. */
function onlyWhatIsPublic() {
  const hidden = ['styles', 'properties', 'connectedCallback', 'disconnectedCallback', 'firstUpdated']
  return {
    name: 'only-what-is-public',
    packageLinkPhase({ customElementsManifest: manifest }) {
      // The settings are the element's by inheritance.
      manifest.modules = manifest.modules.filter(({ path }) => path.endsWith('/mismatch-chat.ts'))
      for (const module of manifest.modules) {
        for (const declaration of module.declarations ?? []) {
          // The analyzer also takes what it sees dispatched, by the name of its argument.
          declaration.events = declaration.events?.filter(({ name }) => name.startsWith('mismatch-'))
          declaration.members = declaration.members?.filter(
            ({ name, privacy }) =>
              (privacy ?? 'public') === 'public' && !name.startsWith('#') && !hidden.includes(name),
          )
        }
        module.path = 'dist/define.js'
        module.exports = [
          {
            kind: 'custom-element-definition',
            name: 'mismatch-chat',
            declaration: { name: 'MismatchChat', module: 'dist/define.js' },
          },
          { kind: 'js', name: 'MismatchChat', declaration: { name: 'MismatchChat', module: 'dist/define.js' } },
        ]
        module.declarations = module.declarations?.filter(({ customElement }) => customElement)
      }
    },
  }
}
