import ArgumentParser
import Glibc
import Lint
import Report
import Source

/// Looks at policies, on a desk and in pull-request checks.
struct LintCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what the service refuses, reads otherwise than written, can never admit, or admits too freely.",
    discussion: """
      Takes files and folders; a folder is searched for `*.sts.yaml` and `trusted-token-issuers.yaml`. Nothing is sent anywhere: the verdict \
      is computed here, as the service computes it. `octosts rules` lists what is looked for.

      A policy is an organization policy when its repository's folder is called `.github`, or with --org: such a policy may list \
      repositories, and its values must be text.

        octosts lint
        octosts lint .github/chainguard/release.sts.yaml
        octosts lint --format json --org policies/
        octosts lint --fail-on warning --ignore unescaped-dot
        octosts lint --fix --diff

      A comment `# octosts: ignore[RULE] REASON` takes back what the rule says of its line, or on a line of its own of the next.

      Exit status: 0 nothing at or over --fail-on, 1 such findings, 2 a file could not be read, 64 wrong usage.
      """)

  @Argument(help: "Files and folders; `-` for standard input.")
  var paths: [String] = ["."]

  @Flag(help: "Take the policies for organization policies.")
  var org = false

  @Option(help: "How to report: text, json, sarif or github.")
  var format: LintReport.Format = .text

  @Option(help: "Which findings fail: error, warning, note or never.")
  var failOn: FailureThreshold = .error

  @Option(help: "The domain of the service that reads the policies.")
  var domain: String = Linter.hostedDomain

  @Option(help: ArgumentHelp("Look for this rule only; may be repeated.", valueName: "rule"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not look for this rule; may be repeated.", valueName: "rule"))
  var ignore: [String] = []

  @Flag(help: "Put right what can be, and report the rest.")
  var fix = false

  @Flag(help: "With --fix: show what would change as a patch, and write nothing.")
  var diff = false

  func validate() throws {
    if diff, !fix { throw ValidationError("--diff goes with --fix") }
    for id in select + ignore where Rule.named(id) == nil {
      throw ValidationError("there is no rule `\(id)`" + (Rule.nearest(to: id).map { ": did you mean `\($0)`?" } ?? ""))
    }
  }

  func run(on host: Host) async -> ExitStatus {
    let search = PolicySearch(host, isOrganization: org)
    let linter = Linter(domain: domain, rules: Rule.all.filter { (select.isEmpty || select.contains($0.id)) && !ignore.contains($0.id) })
    var checkouts = Checkouts(host)
    var results: [FileResult] = []
    var problems: [String] = []
    for path in paths {
      do throws(FileError) {
        if path == "-" {
          let candidate = Candidate(path: "<stdin>", absolutePath: "/<stdin>", isOrganization: org)
          results.append(linter.lint(candidate, bytes: try host.readInput(PolicySearch.fileLimit)))
          continue
        }
        let candidates = try search.candidates(path)
        if candidates.isEmpty { problems.append("no policy in `\(path)`: policies are called `.github/chainguard/NAME.sts.yaml`") }
        for candidate in candidates {
          // One file that cannot be read does not hide the others.
          do throws(FileError) {
            var bytes = try search.read(candidate)
            if fix { bytes = try put(right: candidate, bytes, linter, host) }
            results.append(linter.lint(candidate, bytes: bytes, in: checkouts.surroundings(of: candidate.absolutePath)))
          } catch {
            problems.append("cannot read \(error)")
          }
        }
      } catch {
        problems.append("cannot read \(error)")
      }
    }
    if !results.isEmpty, !diff, !host.write(LintReport(results).text(format)) { return .unable }
    for problem in problems { host.complain(line: "octosts: \(problem)") }
    if !problems.isEmpty { return .unable }
    return results.contains { $0.findings.contains { failOn.isReached(by: $0.severity) } } ? .refused : .success
  }
}

extension LintCommand {
  /// Fixes a file, in place or as a patch; gives what the rest of the work goes on with.
  private func put(right candidate: Candidate, _ bytes: [UInt8], _ linter: Linter, _ host: Host) throws(FileError) -> [UInt8] {
    let fixed = Fixer(linter).fix(candidate, bytes: bytes)
    if fixed.count == 0 { return bytes }
    if diff {
      let isWritten = host.write(Difference.unified(candidate.path, bytes, fixed.bytes))
      if !isWritten { throw .system(path: "<stdout>", code: EIO) }
    } else {
      try host.writeFile(candidate.path, fixed.bytes)
    }
    return fixed.bytes
  }
}

extension Format: ExpressibleByArgument {}
extension LintReport.Format: ExpressibleByArgument {}
extension FailureThreshold: ExpressibleByArgument {}
