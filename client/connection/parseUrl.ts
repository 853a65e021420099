/** What socket.io asks of an address, by the browser's own means. Stands for its parser in the built page (vite.config.ts). */
export function parse(address: string): { protocol: string; host: string; port: string; path: string; query: string; queryKey: object } {
  const { protocol, hostname, port, pathname, search } = new URL(address)
  return { protocol: protocol.slice(0, -1), host: hostname.replace(/[[\]]/g, ''), port, path: pathname, query: search.slice(1), queryKey: {} }
}
