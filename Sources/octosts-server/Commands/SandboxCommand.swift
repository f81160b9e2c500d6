import ArgumentParser
import STS

/// `octosts-server sandbox`: reads its command line, and leaves the rest to ``Sandbox``.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "Run the service, and GitHub's part of it, on this machine alone.",
    discussion: """
      Serves on 127.0.0.1: an issuer of identity tokens as GitHub Actions has one, the exchange, and the revocation.
      With a COMMAND after `--`, runs it as the runner would run the step of a workflow, shows what came of it, and exits with its status.

      \(Fault.help)
      """)

  @Option(help: ArgumentHelp("Policies, laid out OWNER/REPO/.github/chainguard/NAME.sts.yaml.", valueName: "directory"))
  var policies: String?

  @Option(help: ArgumentHelp("A checkout of one repository, named by --repository.", valueName: "directory"))
  var checkout: String?

  @Option(help: ArgumentHelp("The repository that the simulated run belongs to; default acme/app.", valueName: "owner/repo"))
  var repository: String?

  @Option(help: "The port; 0 takes a free one.")
  var port = 0

  @Option(help: "The service's domain, which a token's audience must be where the policy names none.")
  var domain = "octo-sts.dev"

  @Option(help: ArgumentHelp("The repository of an organisation's own policies and allowlist.", valueName: "name"))
  var policyRepository = ".github"

  @Option(
    help: ArgumentHelp(
      "The issuer to stand in for; `self` is the sandbox's own address. (default: `iss` of the claims, else GitHub Actions)",
      valueName: "url"))
  var issuer: String?

  @Option(
    name: .customLong("claim"), help: ArgumentHelp("A claim of the identity token, NAME=VALUE; may be repeated.", valueName: "name=value"))
  var claim: [String] = []

  @Option(help: ArgumentHelp("A JSON object of claims; --claim wins over it.", valueName: "file"))
  var claims: String?

  @Flag(help: "Hand out identity tokens that expired an hour ago.")
  var expired = false

  @Option(help: ArgumentHelp("How identity tokens are signed.", valueName: "how"))
  var signing = Signing.genuine

  @Flag(help: "Pretend that the job has no `id-token: write`.")
  var noIdToken = false

  @Flag(help: "Speak https, with an authority of the sandbox's own that the step is told to trust by the input ca-bundle.")
  var tls = false

  @Option(
    name: .customLong("fault"),
    help: ArgumentHelp("What goes wrong, and where (see above); may be repeated.", valueName: "place:kind"), transform: { try Fault($0) })
  var fault: [Fault] = []

  @Flag(help: "Set RUNNER_DEBUG, and show debug lines.")
  var debug = false

  @Option(name: .customLong("input"), help: ArgumentHelp("An input of the step, NAME=VALUE; may be repeated.", valueName: "name=value"))
  var input: [String] = []

  @Option(
    help: ArgumentHelp(
      "The step's checkout and working directory; default --checkout, else the repository's folder in --policies.", valueName: "directory"))
  var workspace: String?

  @Option(
    help: ArgumentHelp("The post stage of the step, split at blanks; it runs after COMMAND whatever came of that.", valueName: "command"))
  var post: String?

  @Argument(parsing: .postTerminator, help: "The step: a program and its arguments, run without a shell.")
  var command: [String] = []

  func validate() throws {
    if policies == nil && checkout == nil { throw ValidationError("give `--policies DIR`, or `--checkout DIR --repository OWNER/REPO`") }
    if policies != nil && checkout != nil { throw ValidationError("`--policies` and `--checkout` exclude each other") }
    if checkout != nil && repository == nil { throw ValidationError("`--checkout` needs `--repository OWNER/REPO`") }
    if let repository, !Self.isRepository(repository) { throw ValidationError("`\(repository)` is no OWNER/REPO") }
    if !(0...65_535).contains(port) { throw ValidationError("\(port) is no port") }
    if post != nil && command.isEmpty { throw ValidationError("`--post` is the second stage of a COMMAND, and there is none after `--`") }
    for text in claim + input where Self.pair(text) == nil { throw ValidationError("`\(text)` is no NAME=VALUE") }
  }

  func run() async throws {
    let options = SandboxOptions(
      policies: policies, checkout: checkout, repository: repository ?? "acme/app", port: port, domain: domain,
      policyRepository: policyRepository, issuer: issuer, claims: claim.compactMap(Self.pair), claimsFile: claims, expired: expired,
      signing: signing, givesTokens: !noIdToken, debug: debug, usesTLS: tls, faults: fault, inputs: input.compactMap(Self.pair),
      workspace: workspace,
      command: command, post: post.map { $0.split(separator: " ").map(String.init) } ?? [])
    let status: Int32
    do {
      status = try await Sandbox(options: options, console: .standardOutput).run()
    } catch {
      Console.standardError.write("octosts-server: \(error)")
      throw ExitCode(2)
    }
    throw ExitCode(status)
  }

  private static func pair(_ text: String) -> (name: String, value: String)? {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else { return nil }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  private static func isRepository(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}

extension Signing: ExpressibleByArgument {}
