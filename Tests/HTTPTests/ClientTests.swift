import HTTP
import Secret
import Support
import Testing

@Suite struct ClientTests {
  /// Long enough that a slow machine gets as far as each case means to.
  static let patient = Limits(connect: .seconds(60), attempt: .seconds(60), headerBytes: 4096, bodyBytes: 100_000)
  /// For what hangs: waited out in full.
  static let brief = Limits(connect: .seconds(60), attempt: .milliseconds(1500), headerBytes: 4096, bodyBytes: 100_000)

  struct Fault: Sendable, CustomTestStringConvertible {
    var behaviour: LoopbackServer.Behaviour
    var error: @Sendable (TransportError) -> Bool
    var limits: Limits
    var testDescription: String

    init(
      _ name: String, _ behaviour: LoopbackServer.Behaviour, within limits: Limits = patient,
      _ error: @escaping @Sendable (TransportError) -> Bool
    ) {
      testDescription = name
      self.limits = limits
      self.behaviour = behaviour
      self.error = error
    }
  }

  static let faults: [Fault] = [
    Fault("hang before headers", .hang, within: brief) { $0 == .timeout(.waiting, host: "127.0.0.1") },
    Fault("hang after headers", .hangAfterHeaders, within: brief) { $0 == .timeout(.reading, host: "127.0.0.1") },
    Fault("slow drip", .drip, within: brief) { $0 == .timeout(.reading, host: "127.0.0.1") },
    Fault("half a body", .half(body: "0123456789")) { if case .interrupted(_, "127.0.0.1") = $0 { true } else { false } },
    Fault("close", .close) { if case .interrupted(_, "127.0.0.1") = $0 { true } else { false } },
    Fault("10 MB unannounced", .flood(10 << 20)) { $0 == .tooLarge(.body, limit: 100_000) },
    Fault("announced too large", .answer(200, body: String(repeating: "x", count: 100_001))) { $0 == .tooLarge(.body, limit: 100_000) },
    Fault("long header", .longHeader(10_000)) { $0 == .tooLarge(.headers, limit: 4096) },
    Fault("not HTTP", .raw("SSH-2.0-OpenSSH_9.2\r\n")) { if case .notHTTP(_, "127.0.0.1") = $0 { true } else { false } },
    Fault("redirect", .answer(302, headers: ["Location": "https://evil.example/steal?token=abc"])) {
      $0 == .redirect(status: 302, host: "127.0.0.1", target: "https://evil.example/")
    },
    Fault("redirect nowhere", .answer(307)) { $0 == .redirect(status: 307, host: "127.0.0.1", target: nil) },
  ]

  @Test("what a server does wrong is told apart", arguments: faults)
  func fault(_ fault: Fault) async throws {
    let server = try LoopbackServer { _ in fault.behaviour }
    let error = await #expect(throws: TransportError.self) {
      try await Client().send(Request(.get, server.url, bearer: Secret("s3cr3t-bearer"), limits: fault.limits))
    }
    #expect(error.map(fault.error) == true, "\(String(describing: error))")
    #expect(error?.description.contains("s3cr3t") == false)
  }

  @Test("a request arrives as it was meant, and the answer comes whole")
  func exchange() async throws {
    let server = try LoopbackServer { _ in .answer(403, headers: ["X-Two": " spaced ", "content-type": "text/plain"], body: "no\0body") }
    let request = Request(
      .post, server.url + "/a%20b?c=d%2Fe", headers: [.init("Accept", "application/json")], bearer: Secret("token-1"),
      body: Array("{}".utf8))
    let response = try await Client(.init(userAgent: "octosts/0")).send(request)
    #expect(response.status == 403)
    #expect(response.body == Array("no\0body".utf8))
    #expect(response.header("x-two") == "spaced")
    #expect(response.header("Content-Type") == "text/plain")
    #expect(response.header("absent") == nil)
    let seen = try #require(server.requests.first)
    #expect(seen.method == "POST")
    #expect(seen.target == "/a%20b?c=d%2Fe")
    #expect(seen.body == Array("{}".utf8))
    #expect(seen.headers["authorization"] == "Bearer token-1")
    #expect(seen.headers["user-agent"] == "octosts/0")
    #expect(seen.headers["accept"] == "application/json")
    #expect(seen.headers["content-type"] == "application/octet-stream")
    #expect(seen.headers["cookie"] == nil)
  }

  @Test("each method says its name", arguments: [Request.Method.get, .post, .delete])
  func method(_ method: Request.Method) async throws {
    let server = try LoopbackServer { _ in .answer(204) }
    let response = try await Client().send(Request(method, server.url, body: method == .post ? [] : nil))
    #expect(response.status == 204)
    #expect(server.requests.map(\.method) == [method.rawValue])
  }

  @Test("nothing of one request is in the next, cookies and bearer least of all")
  func reuse() async throws {
    let server = try LoopbackServer { _ in .answer(200, headers: ["Set-Cookie": "a=b; Path=/"]) }
    let client = Client()
    _ = try await client.send(Request(.delete, server.url, headers: [.init("X-Once", "1")], bearer: Secret("token-1")))
    _ = try await client.send(Request(.get, server.url))
    let second = try #require(server.requests.last)
    #expect(server.requests.count == 2)
    #expect(second.method == "GET")
    #expect(second.headers["authorization"] == nil)
    #expect(second.headers["x-once"] == nil)
    #expect(second.headers["cookie"] == nil)
  }

  @Test("an interim answer is not the answer")
  func interim() async throws {
    let server = try LoopbackServer { _ in
      .raw("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-Late: 1\r\nContent-Length: 2\r\n\r\nok")
    }
    let response = try await Client().send(Request(.get, server.url))
    #expect(response.status == 200)
    #expect(response.header("x-late") == "1")
    #expect(response.header("x-early") == nil)
    #expect(response.body == Array("ok".utf8))
  }

  @Test("many requests at once share one client")
  func concurrent() async throws {
    let server = try LoopbackServer { .answer(200, body: $0.target) }
    let client = Client()
    let bodies = try await withThrowingTaskGroup(of: String.self) { group in
      for i in 0..<40 {
        group.addTask { String(decoding: try await client.send(Request(.get, "\(server.url)/\(i)")).body, as: UTF8.self) }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(bodies == Set((0..<40).map { "/\($0)" }))
  }

  @Test("a refused connection names host, port and cause")
  func refused() async throws {
    let port = try LoopbackServer.unusedPort()
    let error = await #expect(throws: TransportError.self) { try await Client().send(Request(.get, "http://127.0.0.1:\(port)")) }
    #expect(error?.description == "no connection to `127.0.0.1` port \(port): connection refused")
    #expect(error?.isTransient == true)
  }

  @Test("a server that speaks no TLS is a failed handshake")
  func noTLS() async throws {
    let server = try LoopbackServer { _ in .answer(200) }
    let error = await #expect(throws: TransportError.self) { try await Client().send(Request(.get, "https://\(server.domain)")) }
    guard case .tls(.handshake, host: "127.0.0.1")? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("time that runs out before TLS is agreed is told from the rest")
  func muteTLS() async throws {
    let server = try LoopbackServer(mute: true)
    await #expect(throws: TransportError.timeout(.securing, host: "127.0.0.1")) {
      try await Client().send(Request(.get, "https://\(server.domain)", limits: Self.brief))
    }
  }

  @Test("a bundle of authorities that is not there is named")
  func bundle() async throws {
    let server = try LoopbackServer { _ in .answer(200) }
    let client = Client(.init(caBundle: "/nonexistent/ca.pem"))
    await #expect(throws: TransportError.caBundle("/nonexistent/ca.pem")) {
      try await client.send(Request(.get, "https://\(server.domain)"))
    }
  }

  @Test("a cancelled task ends its transfer")
  func cancelled() async throws {
    let (arrived, arrive) = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer { _ in
      arrive.yield()
      return .hang
    }
    let task = Task { try await Client().send(Request(.get, server.url)) }
    for await _ in arrived { break }
    task.cancel()
    await #expect(throws: TransportError.cancelled) { try await task.value }
  }

  @Test("a header that would be two is refused", arguments: ["a\r\nb", "a\nb", "a\0b", ""])
  func header(_ value: String) async throws {
    await #expect(throws: TransportError.malformedHeader(name: "X")) {
      try await Client().send(Request(.get, "http://localhost:1", headers: [.init("X", value)]))
    }
    await #expect(throws: TransportError.malformedHeader(name: "Authorization")) {
      try await Client().send(Request(.get, "http://localhost:1", bearer: Secret(value)))
    }
  }
}
