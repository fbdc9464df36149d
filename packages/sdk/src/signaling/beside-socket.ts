/** The address of a page of the server whose WebSocket is at `url`. */
export function besideSocket(url: string, path: string): URL {
  return new URL(path, url.replace(/^ws/, 'http'))
}
