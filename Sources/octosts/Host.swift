import Checkout
import Glibc
import HTTP
import Source
import Workflow

/// The outside world, handed in.
struct Host: Sendable {
  var environment: [String: String]
  /// Writes to standard output; false when nobody takes it.
  var write: @Sendable (String) -> Bool
  /// Writes to standard error; false when nobody takes it.
  var complain: @Sendable (String) -> Bool
  /// All of standard input, up to a number of bytes.
  var readInput: @Sendable (_ limit: Int) throws(FileError) -> [UInt8]
  var inputIsTerminal: @Sendable () -> Bool
  var errorIsTerminal: @Sendable () -> Bool
  /// All of a regular file, or of an open descriptor, up to a number of bytes; refuses what might never end.
  var readFile: @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8]
  /// A file, or standard input for nil, piece by piece until the answer is false.
  var readChunks: @Sendable (_ path: String?, _ take: ([UInt8]) -> Bool) throws(FileError) -> Void
  /// The repositories below a folder, or the one that is checked out there; nil when there is no such folder.
  var checkout: @Sendable (_ path: String, _ repository: (owner: String, name: String)?) -> PolicyStore?
  /// A plain file that lies in a folder with all links followed, up to a number of bytes.
  var readInside: @Sendable (_ path: String, _ folder: String, _ limit: Int) throws(FileError) -> [UInt8]
  var outputIsTerminal: @Sendable () -> Bool
  var exists: @Sendable (_ path: String) -> Bool
  /// The absolute path without links; nil when there is nothing.
  var realPath: @Sendable (_ path: String) -> String?
  /// What a folder holds, sorted; nil for what is no folder.
  var listFolder: @Sendable (_ path: String) throws(FileError) -> [Files.Entry]?
  var workingFolder: String
  /// Puts bytes in the place of what a file held.
  var writeFile: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  /// Makes a file, with its folder if need be; false where there is one already.
  var createFile: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Bool
  /// Writes a file that may not be there yet, in a folder that is; never through a link.
  var replaceFile: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  /// Appends in one write.
  var appendFile: @Sendable (_ path: String, _ text: String) throws(FileError) -> Void
  /// Runs another program to its end, without a shell.
  var execute: @Sendable (_ command: [String]) throws(FileError) -> Subprocess.Result
  /// Clocks, sleep and chance.
  var time: Timekeeper
  /// Does work that a signal which asks the process to end cancels.
  var untilStopped: @Sendable (@escaping @Sendable () async -> ExitStatus) async -> ExitStatus
  /// Opens a way to send requests.
  var connect: @Sendable (Client.Configuration) -> @Sendable (Request) async throws(TransportError) -> Response

  /// The process's own.
  static func live() -> Host {
    Host(
      environment: Files.environment(),
      write: { Files.write($0, to: STDOUT_FILENO) },
      complain: { Files.write($0, to: STDERR_FILENO) },
      readInput: { limit throws(FileError) in try Files.read(STDIN_FILENO, path: "<stdin>", limit: limit) },
      inputIsTerminal: { isatty(STDIN_FILENO) == 1 },
      errorIsTerminal: { isatty(STDERR_FILENO) == 1 },
      readFile: { path, limit throws(FileError) in try Files.read(path, limit: limit) },
      readChunks: { path, take throws(FileError) in try Files.read(path, take) },
      checkout: { path, repository in
        repository.map { PolicyStore(checkout: path, owner: $0.owner, repository: $0.name) } ?? PolicyStore(policies: path)
      },
      readInside: { path, folder, limit throws(FileError) in try Files.read(path, inside: folder, limit: limit) },
      outputIsTerminal: { isatty(STDOUT_FILENO) == 1 },
      exists: { Files.exists($0) },
      realPath: { Files.realPath($0) },
      listFolder: { path throws(FileError) in try Files.entries(path) },
      workingFolder: Files.workingFolder(),
      writeFile: { path, bytes throws(FileError) in try Files.write(bytes, over: path) },
      createFile: { path, bytes throws(FileError) in try Files.create(bytes, at: path) },
      replaceFile: { path, bytes throws(FileError) in try Files.replace(path, bytes) },
      appendFile: { path, text throws(FileError) in try Files.append(text, to: path) },
      execute: { command throws(FileError) in try Subprocess.run(command, environment: Files.environment()) },
      time: .system,
      untilStopped: { await Termination.cancelling($0) },
      connect: { configuration in
        let client = Client(configuration)
        return { request async throws(TransportError) in try await client.send(request) }
      })
  }
}

extension Host {
  /// A transport for one piece of work that may take `timeout` in all. `caBundle` wins over `SSL_CERT_FILE`.
  func transport(caBundle: String?, timeout: Int, retries: Int, note: @escaping @Sendable (Attempt) -> Void = { _ in }) -> Transport {
    let bundle = caBundle ?? environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    let total = Duration.seconds(timeout)
    return Transport(
      retry: Retry(retries: retries, total: total), time: time, deadline: time.elapsed() + total, note: note,
      send: connect(.init(userAgent: Version.userAgent, caBundle: bundle)))
  }

  /// Writes a line to standard error for a person, whatever it quotes: neither a terminal nor a runner acts on it.
  func complain(line: String) {
    _ = complain(line.printable().neutralised() + "\n")
  }
}
