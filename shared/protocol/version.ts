/** The version of everything that crosses the wire. A test hashes the protocol and fails when it changes without this number. */
export const PROTOCOL_VERSION = 2
/** The subprotocol a sync client names; the next one in the list is its token. */
export const SUBPROTOCOL = 'plenum'
