import COpenSSL
import Glibc

/// The bytes of one accepted connection, in the clear or under TLS. All calls block.
///
/// It owns the socket and the session: it cannot be copied, and `deinit` ends both.
struct Wire: ~Copyable {
  private let socket: Int32
  private let session: OpaquePointer?

  private init(_ socket: Int32, _ session: OpaquePointer?) {
    self.socket = socket
    self.session = session
  }

  /// Takes `socket` over; nil when there is an identity and no TLS came about.
  static func over(_ socket: Int32, _ identity: TLSIdentity?) -> Wire? {
    var on: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    guard let identity else { return Wire(socket, nil) }
    guard let session = identity.accept(socket) else {
      close(socket)
      return nil
    }
    return Wire(socket, session)
  }

  deinit {
    if let session {
      SSL_shutdown(session)
      SSL_free(session)
      ERR_clear_error()
    }
    close(socket)
  }

  /// Some bytes; nil at the end.
  borrowing func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count: Int
    if let session {
      count = Int(SSL_read(session, &buffer, Int32(buffer.count)))
      ERR_clear_error()
    } else {
      count = recv(socket, &buffer, buffer.count, 0)
    }
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  /// Sends all of `bytes`; false when nobody takes them.
  @discardableResult
  borrowing func send(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        guard let session else { return Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) }
        defer { ERR_clear_error() }
        return Int(SSL_write(session, bytes.baseAddress, Int32(clamping: bytes.count)))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits until the peer goes away.
  borrowing func waitForEnd() {
    while receive() != nil {}
  }

  /// Makes the coming end a reset.
  borrowing func resetAtEnd() { Self.resetAtEnd(socket) }

  /// Makes the end of `socket` a reset.
  static func resetAtEnd(_ socket: Int32) {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
  }
}
