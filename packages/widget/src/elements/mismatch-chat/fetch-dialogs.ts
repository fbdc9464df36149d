/** Fetches the classes of the dialogs. */
export async function fetchDialogs(): Promise<Readonly<Record<string, CustomElementConstructor>>> {
  return (await import('../dialogs.ts')).dialogs
}
