import ArgumentParser
import Lint
import Report

struct LintCommand: AsyncParsableCommand {
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

  func run() async throws {
    let host = Host.current
    let linter = Linter()
    let search = PolicySearch(isOrganization: org || host.environment["GITHUB_REPOSITORY"]?.hasSuffix("/.github") == true)
    var results: [FileResult] = []
    var problems: [String] = []
    for path in paths {
      do throws(FileError) {
        let candidates = try search.candidates(path)
        if candidates.isEmpty { problems.append("no policy in `\(path)`: policies are files called `.github/chainguard/NAME.sts.yaml`") }
        for candidate in candidates { results.append(linter.lint(candidate, bytes: try Files.read(candidate.path))) }
      } catch {
        problems.append(error.description)
      }
    }
    if !results.isEmpty { host.write(LintReport(results).text(format)) }
    for problem in problems { host.writeError("octosts: \(problem.printable())\n") }
    if !problems.isEmpty { throw ExitStatus.unusable.exit }
    if results.contains(where: { !$0.findings.isEmpty }) { throw ExitStatus.refused.exit }
  }
}

extension Format: ExpressibleByArgument {}
