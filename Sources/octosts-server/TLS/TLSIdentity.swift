import COpenSSL

/// A certificate with its key, as a server shows it.
///
/// A class, because OpenSSL's context is shared by its connections and freed when the last has gone. `@unchecked`: after `init` the context is
/// only handed to `SSL_new`, which OpenSSL allows any number of threads at a time, and counts by itself who uses it.
final class TLSIdentity: @unchecked Sendable {
  /// What is wrong with a certificate.
  enum Flaw: Sendable {
    case unknownAuthority, wrongHost, expired
  }

  private let context: OpaquePointer

  /// Takes references of its own to `certificate` and `key`.
  init?(certificate: OpaquePointer, key: OpaquePointer) {
    guard let context = SSL_CTX_new(TLS_server_method()) else { return nil }
    guard SSL_CTX_use_certificate(context, certificate) == 1, SSL_CTX_use_PrivateKey(context, key) == 1 else {
      SSL_CTX_free(context)
      return nil
    }
    self.context = context
  }

  deinit {
    SSL_CTX_free(context)
  }

  /// Agrees on TLS with who is at the other end of `socket`, blocking; nil when that comes to nothing. The caller frees what it gets.
  func accept(_ socket: Int32) -> OpaquePointer? {
    defer { ERR_clear_error() }
    guard let session = SSL_new(context) else { return nil }
    if SSL_set_fd(session, socket) == 1, SSL_accept(session) == 1 { return session }
    SSL_free(session)
    return nil
  }
}
