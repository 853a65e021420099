/** How socket.io finds bytes in what is said: the room says everything in text. In the built page this stands for each of these parts (vite.config.ts). */
export const isBinary = (): boolean => false
export const hasBinary = isBinary
export const decode = (): ArrayBuffer => new ArrayBuffer(0)
