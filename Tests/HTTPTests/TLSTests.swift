import HTTP
import Support
import Testing

@Suite struct TLSTests {
  static func send(_ server: TLSServer, trusting: Bool = true, host: String = "127.0.0.1") async throws -> Response {
    try await Client(.init(caBundle: trusting ? server.authority : nil)).send(Request(.get, "https://\(host):\(server.port)/"))
  }

  @Test("a certificate of an authority that was named is trusted")
  func trusted() async throws {
    #expect(try await Self.send(TLSServer()).status == 200)
  }

  @Test("a certificate of any other authority is not")
  func unknown() async throws {
    let server = try TLSServer()
    await #expect(throws: TransportError.tls(.unknownAuthority, host: "127.0.0.1")) { try await Self.send(server, trusting: false) }
  }

  @Test("nor one that has expired")
  func expired() async throws {
    let server = try TLSServer(.expired)
    await #expect(throws: TransportError.tls(.expired, host: "127.0.0.1")) { try await Self.send(server) }
  }

  @Test("nor one for another host")
  func otherHost() async throws {
    let server = try TLSServer(.otherHost)
    await #expect(throws: TransportError.tls(.wrongHost, host: "127.0.0.1")) { try await Self.send(server) }
  }

  @Test("TLS before 1.2 is not spoken")
  func old() async throws {
    let server = try TLSServer(options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    let error = await #expect(throws: TransportError.self) { try await Self.send(server) }
    guard case .tls(.handshake, host: "127.0.0.1")? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
