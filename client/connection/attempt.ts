import { nanoid } from 'nanoid'

/** Names one attempt to make something, so that it may be repeated: nobody else can know it. */
export const newAttempt = (): string => nanoid(24)
