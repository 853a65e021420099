import { Component, type ReactNode } from 'react'
import { WrongPage } from './WrongPage.tsx'

interface BoundaryProps {
  children: ReactNode
  /** What is done besides, where nobody may be there to do it. */
  onBroken?: () => void
}

/** Where a fault in a page stops: in its place stands what is safe and what to do. React knows this only as a class. */
export class Boundary extends Component<BoundaryProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch() {
    this.props.onBroken?.()
  }

  override render() {
    return this.state.broken ? <WrongPage wrong="crash" /> : this.props.children
  }
}
