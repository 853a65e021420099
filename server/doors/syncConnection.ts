/**
 * One sync socket. Until its member is known it is held on a short leash; afterwards every frame is one call to the room.
 * Who sends faster than the room takes is not thrown out: the socket is not read until the room has caught up, so the
 * sender's own network stack holds the rest. Only what no honest client does closes.
 */
import type { WebSocket } from 'ws'
import { LIMITS } from '../../shared/board/limits.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { SyncPeer, SyncWire } from '../room/api.ts'
import { awarenessFrame } from '../room/frames.ts'
import { Bucket } from '../room/bucket.ts'
import { parseMessage, type SyncMessage } from './syncMessages.ts'

/** Bytes of this connection that may wait in the room's queue before its socket is left unread. */
const BACKLOG = 32 * 1_024
/** How often an unread socket looks whether the room has caught up, in ms. */
const LOOK = 10
/** The door sweeps every this many ms; the counts below are sweeps. */
export const SWEEP = 5_000
const PING_AFTER = 3
const DEAD_AFTER = 6
/** A stock client reconnects after 30 s without a data message; pings do not count. */
const QUIET = 3
const NOBODY = awarenessFrame([])

/** What all sockets of one person may spend. */
export interface Allowance {
  readonly asks: Bucket
  readonly work: Bucket
}

export class SyncConnection implements SyncWire {
  #peer: SyncPeer | null = null
  #allowance: Allowance | null = null
  #early: Uint8Array[] = []
  #earlyBytes = 0
  #spoken = false
  #closing = false
  #resting = false
  #silentSweeps = 0
  #quietSweeps = 0
  readonly #bytes = new Bucket(8 * 1_048_576, 2 * 1_048_576)
  readonly #awareness = new Bucket(300, 100)

  constructor(readonly ws: WebSocket, readonly frames: boolean, readonly onClosing: (code: CloseCode) => void) {
    ws.on('message', (data: Buffer, isBinary) => {
      this.#spoken = true
      this.#silentSweeps = 0
      if (this.#closing) return
      if (!isBinary) this.close(CLOSE.malformed, 'not binary')
      else if (this.#peer) this.#receive(this.#peer, data)
      else this.#hold(data)
    })
    ws.on('pong', () => {
      this.#silentSweeps = 0
    })
    // ws closes by itself with 1002, 1007, 1008 or 1009 on what breaks the protocol (W6, W7, W9).
    ws.on('error', () => {})
    ws.on('close', () => {
      this.#closing = true
      this.#leave()
    })
  }

  get closing(): boolean {
    return this.#closing
  }

  /** The member is known: what came early is delivered, the rest follows directly. */
  admit(peer: SyncPeer, allowance: Allowance): void {
    this.#peer = peer
    this.#allowance = allowance
    const early = this.#early
    this.#early = []
    for (const frame of early) if (!this.#closing) this.#receive(peer, frame)
  }

  send(frame: Uint8Array): void {
    this.#quietSweeps = 0
    this.ws.send(frame)
  }

  buffered(): number {
    return this.ws.bufferedAmount
  }

  close(code: CloseCode, reason: string): void {
    if (this.#closing) return
    this.#closing = true
    this.#early = []
    this.onClosing(code)
    // An unread socket would never see the other end's goodbye.
    if (this.#resting) this.ws.resume()
    this.ws.close(code, reason)
    // The room may be walking over its connections right now.
    queueMicrotask(() => this.#leave())
  }

  /** Called every few seconds: finds the dead, and says something to who has long heard nothing. */
  sweep(): void {
    if (this.#closing) return
    if (!this.#spoken && this.#silentSweeps >= 2) return this.close(CLOSE.silent, 'said nothing')
    // While the socket is left unread its pongs are not seen either.
    if (this.#resting) this.#silentSweeps = 0
    if (++this.#silentSweeps > DEAD_AFTER) return this.ws.terminate()
    if (this.#silentSweeps % PING_AFTER === 0) this.ws.ping()
    if (++this.#quietSweeps >= QUIET && this.#peer) this.send(NOBODY)
  }

  /** W4 */
  #hold(frame: Uint8Array): void {
    this.#earlyBytes += frame.byteLength
    this.#early.push(frame)
    if (this.#early.length > LIMITS.unauthenticatedMessages || this.#earlyBytes > LIMITS.unauthenticatedBytes) {
      this.close(CLOSE.silent, 'too much before authentication')
    }
  }

  #receive(peer: SyncPeer, frame: Uint8Array): void {
    const message = parseMessage(frame)
    if (!message) return this.close(CLOSE.malformed, 'not a sync message')
    this.#bytes.spend(frame.byteLength)
    this.#deliver(peer, message)
    if (!this.#resting && !this.#closing && this.#debt(peer) > 0) this.#rest(peer)
  }

  #deliver(peer: SyncPeer, message: SyncMessage): void {
    switch (message.kind) {
      case 'ask':
        if (message.stateVector.byteLength > LIMITS.stateVector) return this.close(CLOSE.tooMuch, 'state vector too large')
        // Y17: four bytes in, a whole board out.
        if (!this.#allowance?.asks.take()) return this.close(CLOSE.rate, 'too many requests for the whole board')
        return peer.ask(message.stateVector)
      case 'offer':
        if (message.live && message.update.byteLength > LIMITS.liveUpdate) return this.close(CLOSE.tooMuch, 'update too large')
        return peer.offer(message.update, message.live)
      case 'aware':
        this.#awareness.spend(1)
        return peer.aware(message.update)
      case 'who':
        this.#awareness.spend(1)
    }
  }

  /** ms until this connection may be read again; 0 when it may now. */
  #debt(peer: SyncPeer): number {
    const now = performance.now()
    const debt = Math.max(this.#bytes.debt(now), this.#awareness.debt(now), this.#allowance?.work.spend(peer.spent(), now) ?? 0)
    return peer.backlog() > BACKLOG ? Math.max(debt, LOOK) : debt
  }

  #rest(peer: SyncPeer): void {
    this.#resting = true
    this.ws.pause()
    const look = (): void => {
      if (this.#closing) return
      const debt = this.#debt(peer)
      if (debt > 0) {
        setTimeout(look, debt)
        return
      }
      this.#resting = false
      this.ws.resume()
    }
    setTimeout(look, this.#debt(peer))
  }

  #leave(): void {
    const peer = this.#peer
    this.#peer = null
    peer?.leave()
  }
}
