import Glibc
import Support
import Synchronization
import Testing

/// Signals that end a stage, at each point between the first request and the outputs.
@Suite struct TerminationTests {
  /// A file of the runner's that keeps a stage waiting until somebody reads: a named pipe.
  static func pipe(_ stage: Stage, _ name: String) throws -> String {
    let path = stage.folder.path + "/" + name
    #expect(mkfifo(path, 0o600) == 0)
    return path
  }

  /// Reads a named pipe until its writer closes it.
  static func read(_ path: String) -> String {
    let end = open(path, O_RDONLY)
    defer { close(end) }
    var text: [UInt8] = []
    var byte: UInt8 = 0
    while Glibc.read(end, &byte, 1) == 1 { text.append(byte) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Waits until the server has seen `count` requests.
  static func wait(_ stage: Stage, requests count: Int) {
    while stage.server.requests.count < count { usleep(2000) }
  }

  @Test("asked to stop while an identity token is waited for, the stage ends at once and no token is made", arguments: [SIGTERM, SIGINT])
  func identityToken(_ signal: Int32) throws {
    let stage = try Stage { $0.path == "/oidc" ? .hang : nil }
    let process = try Program("octosts").launch(environment: stage.environment)
    Self.wait(stage, requests: 1)
    process.signal(signal)
    let result = try process.finish()
    #expect(result.status == 143)
    #expect(result.out.contains("::error title=Stopped::the runner's OIDC endpoint gave no answer: cancelled"))
    #expect(stage.server.requests.count == 1)
  }

  @Test("asked to stop while the exchange is under way, a token that still comes is revoked")
  func answerUnderWay() throws {
    let gate = Gate()
    let stage = try Stage {
      if $0.path == "/sts/exchange" { gate.wait() }
      return nil
    }
    let process = try Program("octosts").launch(environment: stage.environment)
    Self.wait(stage, requests: 2)
    process.signal(SIGTERM)
    process.wait(for: "2 seconds left.")
    gate.open()
    let result = try process.finish()
    #expect(result.status == 143, "\(result.everything)")
    #expect(result.out.contains("::error title=Stopped::a signal asked the step to end before its token was in the outputs"))
    #expect(result.out.contains("was revoked."))
    #expect(stage.server.requests.last?.method == "DELETE")
    #expect(try stage.folder.read("output") == "before=1\n")
    #expect(Stage.leaks(result.everything).isEmpty)
  }

  @Test("an answer that does not come is waited for no longer than a moment, and what may be left behind is told")
  func noAnswer() throws {
    let stage = try Stage { $0.path == "/sts/exchange" ? .hang : nil }
    let process = try Program("octosts").launch(environment: stage.environment)
    Self.wait(stage, requests: 2)
    let start = ContinuousClock.now
    process.signal(SIGTERM)
    let result = try process.finish()
    #expect(result.status == 143)
    #expect(start.duration(to: .now) < .seconds(8))
    #expect(result.out.contains("the service may have made a token that nobody has seen"), "\(result.everything)")
  }

  @Test("asked to stop between the token and the outputs, the token is revoked, and known to the post stage too")
  func beforeOutputs() throws {
    let stage = try Stage()
    let state = try Self.pipe(stage, "state-pipe")
    let process = try Program("octosts").launch(environment: stage.environment.merging(["GITHUB_STATE": state]) { $1 })
    Self.wait(stage, requests: 2)
    // The stage now waits for a reader of its state, or is about to.
    process.signal(SIGTERM)
    process.wait(for: "Asked to stop.")
    let kept = Self.read(state)
    let result = try process.finish()
    #expect(kept == "token=\(Stage.token)\napi-url=\(stage.server.url)/api\n")
    #expect(result.status == 143, "\(result.everything)")
    #expect(stage.server.requests.last?.method == "DELETE")
    #expect(try stage.folder.read("output") == "before=1\n")
    #expect(Stage.leaks(result.everything).isEmpty)
  }

  @Test("killed after its state is written, a stage leaves a token that the post stage revokes")
  func killed() throws {
    let stage = try Stage()
    let output = try Self.pipe(stage, "output-pipe")
    let process = try Program("octosts").launch(environment: stage.environment.merging(["GITHUB_OUTPUT": output]) { $1 })
    while try !stage.folder.read("state").contains("api-url") { usleep(2000) }
    process.signal(SIGKILL)
    #expect(try process.finish().status == 128 + SIGKILL)
    let post = try stage.post(["STATE_token": Stage.token, "STATE_api-url": stage.server.url + "/api"])
    #expect(post.out.contains("Revoked the token with hash"))
    #expect(stage.server.requests.last?.method == "DELETE")
  }

  @Test("the post stage, asked to stop, still has a moment for the revocation", arguments: [true, false])
  func post(_ answers: Bool) throws {
    let gate = Gate()
    let stage = try Stage {
      guard $0.method == "DELETE" else { return nil }
      if answers { gate.wait() }
      return answers ? .answer(204) : .hang
    }
    let changes = ["STATE_token": Stage.token, "STATE_api-url": stage.server.url + "/api"]
    let process = try Program("octosts").launch(as: "/octosts-post", environment: stage.environment.merging(changes) { $1 })
    Self.wait(stage, requests: 1)
    process.signal(SIGTERM)
    process.wait(for: "2 seconds left.")
    gate.open()
    let result = try process.finish()
    #expect(result.status == 0)
    #expect(result.out.contains(answers ? "Revoked the token with hash" : "::warning title=Token not revoked::"), "\(result.everything)")
    #expect(Stage.leaks(result.everything).isEmpty)
  }
}

/// Keeps threads until it is opened.
private final class Gate: Sendable {
  private let isOpen = Mutex(false)

  func open() { isOpen.withLock { $0 = true } }

  func wait() {
    while !isOpen.withLock({ $0 }) { usleep(2000) }
  }
}
