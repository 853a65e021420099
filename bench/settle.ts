/** Resolves after so many ms. */
export const settle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
