import Glibc
import JSON
import STS

/// How a request is answered badly.
struct FaultyAnswer {
  let fault: Fault.Kind
  let place: Place

  static let hugeBodyBytes = 10 << 20
  static let hugeHeaderBytes = 1 << 20
  /// A host that nothing may be sent to: the name never resolves (RFC 2606).
  static let elsewhere = "https://elsewhere.invalid/"

  /// Sends what comes of it; `genuine` gives the answer that would have been right, and is asked only where that plays a part.
  func send(over wire: borrowing Wire, genuine: () -> Reply) {
    switch fault {
    case .token(let text): wire.send(RawAnswer(200, JSONValue.object([.init(tokenName, .string(text))]).text()).bytes)
    case .status(let status, let wait, let message): wire.send(error(status, wait, message).bytes)
    case .mishap(let mishap): send(mishap, over: wire, genuine: genuine)
    }
  }

  private func send(_ mishap: Mishap, over wire: borrowing Wire, genuine: () -> Reply) {
    switch mishap {
    // These have happened when the connection was made.
    case .refused, .reset, .hangup, .unknownAuthority, .wrongHost, .expiredCertificate: break
    case .garbage: wire.send(Array("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n".utf8))
    case .hangBeforeHeaders: wire.waitForEnd()
    case .hangAfterHeaders:
      wire.send(RawAnswer(genuine()).head)
      wire.waitForEnd()
    case .hugeHeaders:
      var answer = RawAnswer(genuine())
      let count = Self.hugeHeaderBytes / 1024
      answer.headers = (0..<count).map { ("X-Filler-\($0)", String(repeating: "a", count: 1024)) }
      wire.send(answer.bytes)
    case .halfBody: wire.send(half(genuine()))
    case .resetInBody:
      wire.send(half(genuine()))
      wire.resetAtEnd()
    case .slowDrip:
      let answer = RawAnswer(genuine())
      wire.send(answer.head)
      for byte in answer.body ?? [] {
        usleep(UInt32(Mishap.dripMilliseconds * 1000))
        if !wire.send([byte]) { return }
      }
    case .hugeBody: wire.send(RawAnswer(200, "\"" + String(repeating: "a", count: Self.hugeBodyBytes) + "\"").bytes)
    case .emptyBody: wire.send(RawAnswer(200, "").bytes)
    case .page: wire.send(RawAnswer(200, "<!doctype html><title>Welcome</title>\n", contentType: "text/html").bytes)
    case .wrongType:
      var answer = RawAnswer(genuine())
      answer.contentType = "text/plain"
      wire.send(answer.bytes)
    case .notJSON: wire.send(RawAnswer(200, "{\"\(tokenName)\": \"").bytes)
    case .wrongJSONType: wire.send(RawAnswer(200, "{\"\(tokenName)\": 42}").bytes)
    case .accessToken:
      var reply = genuine()
      if let token = reply.body?[tokenName] { reply.body = ["access_token": token] }
      wire.send(RawAnswer(reply).bytes)
    case .redirect:
      var answer = RawAnswer(302, "")
      answer.headers = [("Location", Self.elsewhere)]
      wire.send(answer.bytes)
    }
  }

  private func half(_ reply: Reply) -> [UInt8] {
    let answer = RawAnswer(reply)
    return answer.head + (answer.body ?? []).prefix((answer.body ?? []).count / 2)
  }

  /// The member that holds the token in a good answer.
  private var tokenName: String {
    switch place {
    case .oidc: "value"
    case .exchange, .revoke: "token"
    }
  }

  private func error(_ status: Int, _ wait: Fault.Wait?, _ message: String?) -> RawAnswer {
    let words = JSONValue.string(message ?? "fault of the sandbox")
    // GitHub's parts answer with a message alone, the service with a code of gRPC.
    let code = Self.codes[status] ?? 2
    var answer = RawAnswer(
      Reply(status: status, body: place == .exchange ? ["code": .number(code), "message": words, "details": []] : ["message": words]))
    switch wait {
    case .none: break
    case .seconds(let seconds): answer.headers.append(("Retry-After", "\(seconds)"))
    case .date(let seconds): answer.headers.append(("Retry-After", Self.date(time(nil) + seconds)))
    }
    return answer
  }

  /// What grpc-gateway makes of codes, read backwards.
  private static let codes = [400: 9, 401: 16, 403: 7, 404: 5, 429: 8, 500: 13, 501: 12, 503: 14, 504: 4]

  /// An HTTP date (RFC 9110, section 5.6.7).
  private static func date(_ moment: Int) -> String {
    var moment = moment
    var parts = tm()
    gmtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
