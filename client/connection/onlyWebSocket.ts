/** What socket.io tries beside a WebSocket: in the built page this stands for each of them (vite.config.ts). */
export const XHR = null
export const Fetch = null
export const WT = null
