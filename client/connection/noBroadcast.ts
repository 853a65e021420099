/**
 * What y-websocket shares between the pages of one browser, where it is let (`disableBc`): each page of ours has a line of its own. In the
 * built page this stands for `lib0/broadcastchannel` (vite.config.ts).
 */
export const subscribe = (): void => {}
export const unsubscribe = (): void => {}
export const publish = (): void => {}
