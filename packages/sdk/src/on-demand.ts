import { notFetched } from './errors.ts'

/**
 * What few need comes by `onDemand(import('./x.ts'))`, so that nobody else waits for it.
 * @throws MatchError (rejects) `unreachable`; another import may work
 */
export async function onDemand<Module>(imported: Promise<Module>): Promise<Module> {
  try {
    return await imported
  } catch (cause) {
    throw notFetched(cause)
  }
}
