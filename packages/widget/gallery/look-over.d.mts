/** Resolves with what is wrong, in words; `scenes` null: all. `tells`: prints it as it is found. */
export function lookOver(
  scenes: readonly string[] | null,
  atSizes?: readonly string[],
  inLanguages?: readonly string[],
  tells?: boolean,
): Promise<string[]>
