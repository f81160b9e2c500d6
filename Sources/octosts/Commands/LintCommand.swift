import ArgumentParser
import Lint
import Report

/// Validity of policies, on a desk and in pull-request checks.
struct LintCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say whether the service would load policies and allowlists, and why not.",
    discussion: """
      Takes files and folders; a folder is searched for `*.sts.yaml` and `trusted-token-issuers.yaml`. Nothing is sent anywhere: the verdict \
      is computed here, as the service computes it.

      A policy is an organization policy when its repository's folder is called `.github`, or with --org: such a policy may list \
      repositories, and its values must be text.

        octosts lint
        octosts lint .github/chainguard/release.sts.yaml
        octosts lint --format json --org policies/

      Exit status: 0 every file is accepted, 1 findings, 2 a file could not be read, 64 wrong usage.
      """)

  @Argument(help: "Files and folders.")
  var paths: [String] = ["."]

  @Flag(help: "Take the policies for organization policies.")
  var org = false

  @Option(help: "How to report: text or json.")
  var format: Format = .text

  func run(on host: Host) async -> ExitStatus {
    let search = PolicySearch(host, isOrganization: org)
    let linter = Linter()
    var results: [FileResult] = []
    var problems: [String] = []
    for path in paths {
      do throws(FileError) {
        let candidates = try search.candidates(path)
        if candidates.isEmpty { problems.append("no policy in `\(path)`: policies are called `.github/chainguard/NAME.sts.yaml`") }
        for candidate in candidates { results.append(linter.lint(candidate, bytes: try search.read(candidate))) }
      } catch {
        problems.append("cannot read \(error)")
      }
    }
    if !results.isEmpty { _ = host.write(LintReport(results).text(format)) }
    for problem in problems { host.complain(line: "octosts: \(problem)") }
    if !problems.isEmpty { return .unable }
    return results.contains { !$0.findings.isEmpty } ? .refused : .success
  }
}

extension Format: ExpressibleByArgument {}
