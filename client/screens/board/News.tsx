import { useSessionNews } from '../session/news.ts'
import { useRemoteNews } from './remoteNews.ts'

/** Tells those who listen what others do: shows nothing. */
export function News() {
  useRemoteNews()
  useSessionNews()
  return null
}
