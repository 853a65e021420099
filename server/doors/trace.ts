/** What a log may hold of an error: its kind and where it arose. Messages quote input, so they stay out (D2). */
export function trace(error: unknown): { error: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as { code?: unknown }).code
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim())
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), ...(at ? { at } : {}) }
}
