import HTTP
import Source
import Support
import Synchronization
import Testing

@testable import octosts

/// What long work shows of itself, with a clock that goes on whenever a file of claims has been read.
@Suite struct ProgressTests {
  /// What was written, in its order, each stream by its name.
  ///
  /// A class, because streams are shared.
  private final class Streams: Sendable {
    private let text = Mutex("")

    func write(_ name: String, _ piece: String) -> Bool {
      text.withLock { $0 += "\(name) \(piece.printable())\n" }
      return true
    }

    var all: String { text.withLock { $0 } }
  }

  private static func host(_ streams: Streams, isTerminal: Bool) -> Host {
    let elapsed = Mutex(Duration.zero)
    let clock = Clock(elapsed)
    var host = Host.live()
    host.environment = [:]
    host.write = { streams.write("out", $0) }
    host.complain = { streams.write("err", $0) }
    host.errorIsTerminal = { isTerminal }
    host.time = Timekeeper(elapsed: { clock.now }, unixTime: { 0 }, sleep: { _ in true }, fraction: { 0 })
    let read = host.readChunks
    host.readChunks = { path, take throws(FileError) in
      clock.advance(by: .milliseconds(150))
      try read(path, take)
    }
    return host
  }

  /// A class, because it is one clock for all who look at it.
  private final class Clock: Sendable {
    private let elapsed: Mutex<Duration>

    init(_ elapsed: consuming Mutex<Duration>) { self.elapsed = elapsed }

    var now: Duration { elapsed.withLock { $0 } }

    func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }
  }

  private static let commands = [
    ("simulate", ["--policy", ".github/chainguard", "--claims", "claims"]),
    ("who", ["--checkout", ".", "--repository", "acme/app", "--claims", "claims"]),
  ]

  private static func run(_ command: (String, [String]), isTerminal: Bool) async throws -> String {
    let policy = "issuer: https://token.actions.githubusercontent.com\nsubject: repo:acme/app:ref:refs/heads/v%\n"
    let folder = try ScratchFolder()
    for name in ["3", "5"] { try folder.write(policy.replacing("%", with: name), to: ".github/chainguard/v\(name).sts.yaml") }
    for number in 1...9 {
      try folder.write(
        #"{"iss": "https://token.actions.githubusercontent.com", "sub": "repo:acme/app:ref:refs/heads/v\#(number)", "aud": "octo-sts.dev"}"#,
        to: "claims/\(number).json")
    }
    let streams = Streams()
    let host = host(streams, isTerminal: isTerminal)
    let arguments = command.1.map { $0.hasPrefix("-") || $0 == "acme/app" ? $0 : folder.path + "/" + $0 }
    _ = await Entry.run(["octosts", command.0] + arguments, on: host)
    return streams.all.replacing(folder.path + "/", with: "")
  }

  @Test("on a terminal a line comes after a second, again when there is more to say, and goes before anything else is written")
  func terminal() async throws {
    var all = ""
    for command in Self.commands { all += "\(command.0)\n" + (try await Self.run(command, isTerminal: true)) + "\n" }
    try expectSnapshot("progress.txt", all)
  }

  @Test("elsewhere no line is shown")
  func file() async throws {
    for command in Self.commands { #expect(!(try await Self.run(command, isTerminal: false)).contains("err ")) }
  }
}
