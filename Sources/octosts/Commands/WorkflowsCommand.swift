import ArgumentParser
import Lint
import Report
import Source
import Usage

/// The workflows of a checkout against the policies that they ask for.
struct WorkflowsCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflows",
    abstract: "Say of every workflow step that exchanges a token whether its policy will let it in.",
    discussion: """
      Reads `.github/workflows` of a checkout, with the local actions and reusable workflows that they use, and finds the steps that ask for a \
      token: octosts/octosts, octo-sts/action, step-security/octo-sts-action, DataDog/dd-octo-sts-action, `curl …/sts/exchange` and \
      `octosts exchange`. From triggers, branch filters, environments, conditions and callers it works out which tokens such a step can have, \
      and compares them with the policy: accepted always, for some runs (with one that is and one that is not), never, or unknown and why. \
      Nothing is sent anywhere.

        octosts workflows
        octosts workflows ../app --repository acme/app --default-branch main
        octosts workflows --root ~/src
        octosts workflows --format sarif

      A policy of this repository is read from the checkout, one of another from --root, where checkouts lie as OWNER/REPO. A condition that \
      is not understood is taken to hold, so that no run is left out. Findings: `octosts rules missing-id-token`, `exchange-never-accepted`, \
      `wrong-input`, `unused-policy`.

      Exit status: 0 nothing at or over --fail-on, 1 such findings, 2 a file could not be read, 64 wrong usage.
      """)

  @Argument(help: "The checkout.")
  var folder = "."

  @Option(help: ArgumentHelp("Whose checkout it is; GITHUB_REPOSITORY or the remote `origin` unless given.", valueName: "owner/repo"))
  var repository: String?

  @Option(help: ArgumentHelp("Its default branch; what `origin` says unless given.", valueName: "branch"))
  var defaultBranch: String?

  @Option(help: ArgumentHelp("A folder with checkouts of other repositories, as OWNER/REPO.", valueName: "folder"))
  var root: String?

  @Option(help: "How to report: text, json, sarif or github.")
  var format: LintReport.Format = .text

  @Option(help: "Which findings fail: error, warning, note or never.")
  var failOn: FailureThreshold = .error

  func validate() throws {
    guard let repository else { return }
    let parts = repository.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count != 2 || parts.contains("") { throw ValidationError("--repository is written OWNER/REPO") }
  }

  func run(on host: Host) async -> ExitStatus {
    let git = GitCheckout(host: host, folder: folder)
    let told = repository ?? host.environment["GITHUB_REPOSITORY"].flatMap { $0.isEmpty ? nil : $0 }
    guard let repository = told ?? git.repository else {
      host.complain(line: "octosts: cannot tell whose checkout `\(folder)` is: give --repository OWNER/REPO")
      return .unable
    }
    let search = WorkflowSearch(host: host, folder: folder, root: root)
    let checkout = search.checkout(
      repository: repository, isNameExact: told != nil, defaultBranch: defaultBranch ?? git.defaultBranch, branches: git.branches)
    do throws(FileError) {
      let (sources, problems) = try search.workflows()
      let exchanges = Exchanges(checkout, workflows: sources, isWhole: problems.isEmpty)
      let linter = Linter(rules: Rule.exchanges)
      let judgements = exchanges.judgements()
      let results = (linter.lint(exchanges, judgements) + search.policies(exchanges, linter)).filter { !$0.findings.isEmpty }
      let report = UsageReport(exchanges.usage, judgements, findings: LintReport(results))
      guard host.write(report.text(format)) else { return .unable }
      for problem in problems { host.complain(line: "octosts: \(problem)") }
      if !problems.isEmpty { return .unable }
      return results.contains { $0.findings.contains { failOn.isReached(by: $0.severity) } } ? .refused : .success
    } catch {
      host.complain(line: "octosts: cannot read \(error)")
      return .unable
    }
  }
}
