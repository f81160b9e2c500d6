import Decision
import Glibc
import HTTP
import JSON
import STS
import Secret

/// The service on this machine, with nothing faked but GitHub: its issuer of identity tokens, its repositories, its tokens.
struct Sandbox: Sendable {
  let options: SandboxOptions
  let console: Console

  /// Serves until the step, or a signal, ends; returns the exit status.
  func run() async throws(SandboxError) -> Int32 {
    let signals = Signals()
    let sources = signals.listen()
    defer { withExtendedLifetime(sources) {} }
    let world = try World(options)
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    guard let directory = Directory(in: parent) else { throw .cannotWrite(parent) }
    defer { directory.remove() }
    let routes = Shared<Routes?>(nil)
    let answer: @Sendable (Call) async -> Reply = { call in
      guard let routes = routes.with({ $0 }) else { return Reply(status: 503) }
      return await routes.answer(call)
    }
    let server = LoopbackServer(port: options.port, answer: answer)
    let result = try await server.run { port -> Result<Int32, SandboxError> in
      do throws(SandboxError) {
        return .success(try await serve(port, world, directory, signals, answer) { built in routes.with { $0 = built } })
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func serve(
    _ port: Int, _ world: World, _ directory: Directory, _ signals: Signals, _ answer: @escaping @Sendable (Call) async -> Reply,
    ready: (Routes) -> Void
  ) async throws(SandboxError) -> Int32 {
    let origin = "http://127.0.0.1:\(port)"
    // A step's log must not be mixed with the service's: that follows.
    let isLive = options.command.isEmpty
    let log = AuditLog { line in if isLive { console.write(line) } }
    ready(try world.routes(origin, log))
    let gates = try Gates(options, note: { log.add($0) }, answer: answer)
    let origins = gates?.origins ?? Origins(origin)
    console.write("octosts-server sandbox: \(options.domain) at \(origins.exchange) with \(world.about)")
    let folders = Folders(in: directory)
    let authority = gates?.authority
    if let authority, !File.create(folders.authority, authority) { throw .cannotWrite(folders.authority) }
    guard File.create(folders.event, world.run.event.text(.indented) + "\n") else { throw .cannotWrite(folders.event) }
    let job = world.job(origins, folders, authority: authority.map { _ in folders.authority })
    if isLive {
      try announce(job, folders, directory)
      _ = await signals.next()
      return 0
    }
    let step = Step(command: options.command, post: options.post, job: job, folders: folders, console: console, signals: signals)
    let status = try await step.run()
    console.write("== what the service saw")
    for line in log.lines { console.write(line) }
    return status
  }

  /// Tells how to run a program against the sandbox. The request token is written to files, and only their place is shown.
  private func announce(_ job: Job, _ folders: Folders, _ directory: Directory) throws(SandboxError) {
    guard let files = StepFiles(in: folders.commands) else { throw .cannotWrite(folders.commands) }
    var variables = job.environment(files: files, folders: folders)
    for name in Job.inheritedNames + ["HOME"] { variables[name] = nil }
    let lines = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let list = directory.path + "/environment"
    let script = directory.path + "/step"
    // Names with a hyphen, such as `INPUT_API-URL`, are no shell's; `env` takes them.
    let quoted = lines.map { "  '" + $0.replacing("'", with: #"'\''"#) + "' \\\n" }.joined()
    guard File.create(list, lines.joined(separator: "\n") + "\n"), File.create(script, "exec env \\\n" + quoted + "  \"$@\"\n") else {
      throw .cannotWrite(directory.path)
    }
    for line in lines where line.hasPrefix("INPUT_") || line.hasPrefix("GITHUB_OUTPUT=") || line.hasPrefix("GITHUB_STATE=") {
      console.write("  " + line)
    }
    console.write("The whole environment of a step, request token included, is in \(list), which only you may read.")
    console.write("To run a step in it:  sh \(script) COMMAND")
    console.write("Serving until a signal comes.")
  }
}
