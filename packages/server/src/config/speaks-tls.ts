import type { Settings } from './option-table.ts'

/** Whether a server with these settings speaks TLS itself. */
export function speaksTls({ tls, tlsCert }: Pick<Settings, 'tls' | 'tlsCert'>): boolean {
  return tls === 'self-signed' || (tls === 'auto' && tlsCert !== '')
}
