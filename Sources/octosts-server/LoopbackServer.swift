import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Logging
import NIOCore
import STS
import Secret

/// Hummingbird on 127.0.0.1, with bounds on all that comes in. It logs nothing: requests hold secrets.
struct LoopbackServer {
  /// The port to listen on; 0 takes a free one.
  var port: Int
  /// What answers; called once the server listens.
  var answer: @Sendable (Call) async -> Reply

  /// Bytes of a request's body.
  static let bodyLimit = 64 * 1024
  /// Bytes of all the headers of a request: room for the largest identity token.
  static let headerLimit = 64 * 1024

  /// Connections at a time; more wait.
  static let connectionLimit = 128

  /// Listens, runs `body` with the port, stops listening, and returns what `body` returned.
  func run<Value: Sendable>(_ body: @escaping @Sendable (Int) async -> Value) async throws(SandboxError) -> Value {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = application { channel in
      if let number = channel.localAddress?.port { port.yield(number) }
      port.finish()
    }
    do {
      return try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask {
          try await application.run()
          return nil
        }
        group.addTask {
          for await number in ports { return await body(number) }
          return nil
        }
        defer { group.cancelAll() }
        while let value = try await group.next() {
          if let value { return value }
        }
        throw SandboxError.cannotListen(port: self.port, "the server stopped")
      }
    } catch let error as SandboxError {
      throw error
    } catch {
      throw .cannotListen(port: self.port, "\(error)")
    }
  }

  private func application(
    running: @escaping @Sendable (any Channel) async -> Void
  ) -> Application<CallbackResponder<BasicRequestContext>> {
    let answer = answer
    return Application(
      responder: CallbackResponder { request, _ in await Self.respond(to: request, answer) },
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(30),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Self.headerLimit, maxHeaderListSize: Self.headerLimit, maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname("127.0.0.1", port: port), backlog: 64,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)),
      onServerRunning: running,
      logger: Logger(label: "octosts-server") { _ in SwiftLogNoOpLogHandler() })
  }

  private static func respond(to request: Request, _ answer: @Sendable (Call) async -> Reply) async -> Response {
    guard let body = try? await request.body.collect(upTo: bodyLimit) else {
      return Response(status: .contentTooLarge)
    }
    let target = (request.head.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let reply = await answer(
      Call(
        method: request.method.rawValue, path: String(target[0]), query: target.count > 1 ? String(target[1]) : "",
        authorization: request.headers[values: .authorization].map { Secret($0) }, body: Array(body.readableBytesView)))
    guard let json = reply.body else { return Response(status: .init(code: reply.status)) }
    return Response(
      status: .init(code: reply.status), headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: .init(byteBuffer: ByteBuffer(string: json.text() + "\n")))
  }
}
