import ArgumentParser
import Lint
import Report
import Source

/// Looks at policies, on a desk and in pull-request checks.
struct LintCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what the service refuses, reads otherwise than written, can never admit, or admits too freely.",
    discussion: """
      Nothing is sent anywhere: the verdict is computed here, as the service computes it. `octosts rules` lists what is looked for, and \
      `octosts rules RULE` explains one rule with examples.

      WHAT IS LOOKED AT
        octosts lint                                   every policy below this folder
        octosts lint .github/chainguard/ci.sts.yaml    one policy
        octosts lint --changed-since origin/main       what a pull request changes
        octosts lint - --stdin-path PATH <draft.yaml   a draft, as if it were at PATH

      A folder is searched for `*.sts.yaml` and `trusted-token-issuers.yaml`. A policy is an organization policy when its repository's \
      folder is called `.github`, or with --org: such a policy may list repositories, and its values must be text.

      In a checkout with workflows it is also said which of their steps get no token by these policies, and which policies nothing there \
      asks for. Of one policy only what concerns it is told, of one workflow its steps.

      WHAT IS DONE ABOUT IT
        octosts lint --fix --diff                      show what can be put right
        octosts lint --fix                             put it right, report the rest
        octosts lint --fail-on warning                 be stricter
        octosts lint --format sarif >octosts.sarif     for code scanning

      A comment `# octosts: ignore[RULE] REASON` takes back what the rule says of its line, or on a line of its own of the next. What holds \
      for a whole repository, such as severities and ignored paths, is said in its `.github/octosts.yaml`: see `octosts schema config`.

      EXIT STATUS
        0 nothing at or over --fail-on, 1 such findings, 2 something unread,
        64 wrong usage
      """)

  @Argument(help: "Files and folders; `-` for standard input.")
  var paths: [String] = ["."]

  @Flag(help: "Take the policies for organization policies.")
  var org = false

  @Option(help: "How to report: text, json, sarif or github.")
  var format: LintReport.Format = .text

  @Option(help: ArgumentHelp("Which findings fail: error, warning, note or never.", valueName: "severity"))
  var failOn: FailureThreshold = .error

  @Option(help: "The domain of the service that reads the policies. (default: what the settings say, or \(Linter.hostedDomain))")
  var domain: String?

  @Option(help: ArgumentHelp("Look for this rule only; may be repeated.", valueName: "rule"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not look for this rule; may be repeated.", valueName: "rule"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp("Look only at files that git knows as changed since this revision and HEAD parted, or as new.", valueName: "rev"))
  var changedSince: String?

  @Option(help: ArgumentHelp("With `-`: the path that standard input stands for.", valueName: "path"))
  var stdinPath: String?

  @Flag(help: "Put right what can be, and report the rest.")
  var fix = false

  @Flag(help: "With --fix: show what would change as a patch, and write nothing.")
  var diff = false

  @Option(help: ArgumentHelp("Settings. (default: the nearest `.github/octosts.yaml` of the checkout)", valueName: "file"))
  var config: String?

  @Flag(help: "Do without settings.")
  var noConfig = false

  @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
  var color: ColourChoice = .auto

  func validate() throws {
    if diff, !fix { throw ValidationError("--diff goes with --fix") }
    if fix, !diff, paths.contains("-") { throw ValidationError("--fix writes to files: with `-` add --diff") }
    if stdinPath != nil, !paths.contains("-") { throw ValidationError("--stdin-path goes with the path `-`") }
    if changedSince != nil, paths.contains("-") { throw ValidationError("--changed-since asks git about files, not about `-`") }
    if changedSince?.isEmpty == true || changedSince?.hasPrefix("-") == true {
      throw ValidationError("--changed-since takes a revision, such as `origin/main` or `HEAD~1`")
    }
    if noConfig, config != nil { throw ValidationError("--config and --no-config contradict each other") }
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input can be read only once") }
    for id in select + ignore where Rule.named(id) == nil {
      throw ValidationError("there is no rule `\(id)`" + (Rule.nearest(to: id).map { ": did you mean `\($0)`?" } ?? ""))
    }
  }

  func run(on host: Host) async -> ExitStatus { task.run(on: host) }

  /// What the arguments ask for.
  var task: DeskLint { DeskLint(request: request, format: format, failOn: failOn, colour: color) }

  private var request: LintRequest {
    LintRequest(
      paths: paths, inputPath: stdinPath, isOrganization: org, domain: domain, selected: Set(select), ignored: Set(ignore),
      settings: noConfig ? .none : config.map { .file($0) } ?? .nearest, changedSince: changedSince,
      repair: fix ? diff ? .show : .write : .none)
  }
}

extension Format: ExpressibleByArgument {}
extension LintReport.Format: ExpressibleByArgument {}
extension FailureThreshold: ExpressibleByArgument {}
extension ColourChoice: ExpressibleByArgument {}
