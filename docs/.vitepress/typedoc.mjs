// The API pages, written from the docstrings into docs/api (not committed). What a docstring or an export lacks is an error.
import { OptionDefaults } from 'typedoc'

/** Of the element's docstring, as custom-elements-manifest reads them. */
const elementTags = [
  '@attr',
  '@attribute',
  '@csspart',
  '@cssproperty',
  '@cssstate',
  '@event',
  '@fires',
  '@slot',
  '@tag',
  '@tagname',
]

/** @type {Partial<import('typedoc').TypeDocOptions> & import('typedoc-plugin-markdown').PluginOptions} */
export default {
  name: 'API',
  entryPointStrategy: 'packages',
  // The protocol has a page of its own, written for people: docs/protocol.md. Its types that an app meets come with the SDK.
  entryPoints: ['../../packages/sdk', '../../packages/widget', '../../packages/server'],
  packageOptions: {
    entryPoints: ['src/index.ts'],
    readme: 'none',
    excludePrivate: true,
    excludeProtected: true,
    excludeInternal: true,
    excludeExternals: true,
    blockTags: [...OptionDefaults.blockTags, ...elementTags],
  },
  plugin: ['typedoc-plugin-markdown'],
  out: '../api',
  readme: 'none',
  disableSources: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  // One page a package, its outline beside it.
  outputFileStrategy: 'modules',
  entryFileName: 'index',
  useCodeBlocks: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  sanitizeComments: true,
  validation: { notExported: true, invalidLink: true, notDocumented: false },
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
}
