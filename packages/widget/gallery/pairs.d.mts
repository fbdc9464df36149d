export function pairwise<Factors extends Readonly<Record<string, readonly string[]>>>(
  factors: Factors,
): { readonly [Name in keyof Factors]: string }[]
