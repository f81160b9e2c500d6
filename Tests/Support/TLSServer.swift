import Glibc

/// OpenSSL's own test server on 127.0.0.1, with a certificate made for it; answers each GET with a page.
public final class TLSServer: Sendable {
  /// What is wrong with the certificate, if anything.
  public enum Flaw: Sendable {
    case none, expired, otherHost
  }

  public let port: Int
  /// The PEM file of the authority that signed the certificate.
  public let authority: String
  private let folder: ScratchFolder
  private let child: Program.Child

  /// Starts it; `options` are those of `openssl s_server`.
  public init(_ flaw: Flaw = .none, options: [String] = []) throws {
    let folder = try ScratchFolder()
    func file(_ name: String) -> String { "\(folder.path)/\(name)" }
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    let host = flaw == .otherHost ? "DNS:other.example" : "IP:127.0.0.1"
    try Self.openssl(["req", "-x509"] + key + ["-keyout", file("ca.key"), "-out", file("ca.pem"), "-subj", "/CN=authority", "-days", "1"])
    try Self.openssl(
      ["req"] + key + ["-keyout", file("key"), "-out", file("csr"), "-subj", "/CN=server", "-addext", "subjectAltName=\(host)"])
    try Self.openssl(
      ["x509", "-req", "-in", file("csr"), "-CA", file("ca.pem"), "-CAkey", file("ca.key"), "-CAcreateserial", "-copy_extensions", "copy"]
        + ["-days", flaw == .expired ? "-1" : "1", "-out", file("pem")])
    child = try Program(path: "/usr/bin/openssl").start(
      ["s_server", "-accept", "127.0.0.1:0", "-cert", file("pem"), "-key", file("key"), "-www"] + options)
    self.folder = folder
    authority = file("ca.pem")
    port = try Self.port(child.stdout)
  }

  deinit {
    kill(child.process, SIGKILL)
    for end in [child.stdin, child.stdout, child.stderr] { close(end) }
    _ = child.wait()
  }

  private static func openssl(_ arguments: [String]) throws {
    let result = try Program(path: "/usr/bin/openssl").run(arguments)
    guard result.status == 0 else { throw SystemError(code: result.status) }
  }

  /// Reads up to the line that says where it listens.
  private static func port(_ output: Int32) throws -> Int {
    var text = ""
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1 {
      text.unicodeScalars.append(Unicode.Scalar(byte))
      if byte == UInt8(ascii: "\n"),
        let port = text.split(separator: "\n").last(where: { $0.hasPrefix("ACCEPT") })?.split(separator: ":").last
      {
        if let port = Int(port) { return port }
      }
    }
    throw SystemError(code: ESRCH)
  }
}
