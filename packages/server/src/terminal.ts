/** What the command does to the world, so that it can be run without a process. */
export interface Terminal {
  /** The words after the command, or after the subcommand. */
  readonly flags: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  out(text: string): void
  err(text: string): void
  /** Calls `run` at every SIGTERM and SIGINT. */
  onStop(run: () => void): void
  /** Calls `run` at every SIGHUP; without it that signal ends the process, as when a terminal is closed. */
  onReload(run: () => void): void
  /** Ends the process now, whatever is going on. */
  exit(code: number): void
}
