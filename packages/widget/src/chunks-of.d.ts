// Filled in by `build/beside-the-script.mjs`.
declare module 'chunks-of:*' {
  /** The names of the chunks that are made of what a file imports on demand, by those of the files imported. */
  const files: Readonly<Record<string, string>>
  export default files
}
