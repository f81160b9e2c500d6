import ArgumentParser
import Decision
import HTTP
import Lint
import PolicyTest
import Report
import Source
import TrustPolicy

/// Cases about policies.
struct TestCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Ask the policies what the cases of their tests ask, and say what no case asks.",
    discussion: """
      Cases are in `.github/chainguard/tests/*.yaml`; `octosts schema test` describes the files. Each shows a token, described as for \
      `octosts claims` or by its claims, and says what the service must answer:

        scope: acme/app
        identity: ci
        cases:
          - name: a push to main
            run: {event: push, ref: refs/heads/main}
            expect: allow
            permissions: {contents: read}
          - name: another branch
            run: {ref: refs/heads/dev}
            expect: deny
            fails: subject

        octosts test
        octosts test --init ci
        octosts test --min-coverage 100 --format junit

      Exit status: 0 all pass, 1 some fail or cover too little, 2 a case could not be asked, 64 wrong usage.
      """)

  @Argument(help: "Checkouts, folders and case files.")
  var paths: [String] = ["."]

  @Option(help: ArgumentHelp("Only cases with this in their name or identity.", valueName: "text"))
  var filter: String?

  @Option(help: "How to report: text, json, junit or github.")
  var format = TestReport.Format.text

  @Option(help: ArgumentHelp("Fail when less than this is covered.", valueName: "percent"))
  var minCoverage = 0

  @Flag(help: "Run again whenever a file changes, until Ctrl-C.")
  var watch = false

  @Option(name: .customLong("init"), help: ArgumentHelp("Write a first file of cases for this policy.", valueName: "identity"))
  var initial: String?

  @Option(help: ArgumentHelp("With --init: whose policy it is.", valueName: "owner/repo"))
  var scope: String?

  @Option(help: ArgumentHelp("The service's domain.", valueName: "domain"))
  var domain = Evaluator.hostedDomain

  func validate() throws {
    if !(0...100).contains(minCoverage) { throw ValidationError("--min-coverage is \(minCoverage): expected 0 to 100") }
    if scope != nil, initial == nil { throw ValidationError("--scope goes with --init") }
    if let initial, initial.isEmpty || initial.contains("/") { throw ValidationError("--init takes the name of a policy, such as `ci`") }
    if initial != nil, paths.count != 1 { throw ValidationError("--init takes one checkout") }
  }

  func run(on host: Host) async -> ExitStatus {
    if let initial { return write(initial, host) }
    let run = CaseRun(host: host, domain: domain, filter: filter)
    var result = run.run(paths)
    guard host.write(result.report.text(format)) else { return .unable }
    while watch {
      guard await host.time.sleep(.milliseconds(500)) else { break }
      let next = run.run(paths)
      if next.fingerprint == result.fingerprint { continue }
      result = next
      guard host.write("\n" + result.report.text(format)) else { return .unable }
    }
    return Self.status(of: result.report, minCoverage: minCoverage, on: host)
  }

  /// What `report` means for the caller, who is told when only the coverage fails.
  static func status(of report: TestReport, minCoverage: Int, on host: Host) -> ExitStatus {
    if report.errors > 0 { return .unable }
    if report.coverage.percent < minCoverage {
      host.complain(line: "octosts: the cases cover \(report.coverage.percent) %, expected \(minCoverage) % at least")
      return .refused
    }
    return report.failures > 0 ? .refused : .success
  }

  /// Writes a first file of cases to standard output, beside which the person decides.
  private func write(_ identity: String, _ host: Host) -> ExitStatus {
    let folder = CaseRun.join(paths[0], ".github/chainguard")
    let path = CaseRun.join(folder, identity + PolicyPath.policySuffix)
    do throws(FileError) {
      let bytes = try host.readFile(path, PolicySearch.fileLimit)
      let isOrganization = scope.map { !$0.contains("/") } ?? false
      let candidate = PolicySearch(host, isOrganization: isOrganization).candidate(path)
      let kind = Linter().kind(candidate, bytes: bytes).policyKind ?? .repository
      let policy = PolicyFile(SourceText(name: path, bytes: bytes), kind: kind)
      guard let text = FirstCases(policy, identity: identity, scope: scope, domain: domain).text else {
        host.complain(
          line: "octosts: no token is found that `\(path)` admits: "
            + (policy.problems.first.map { "the service refuses the policy: \($0)" } ?? "`octosts lint` may say why"))
        return .unable
      }
      let target = CaseRun.join(folder, "\(CaseFile.folder)/\(identity).yaml")
      guard try host.createFile(target, Array(text.utf8)) else {
        host.complain(line: "octosts: `\(target)` is there already, and stays as it is")
        return .unable
      }
      return host.write("wrote \(target)\n".printable(keepingLines: true)) ? .success : .unable
    } catch {
      host.complain(line: "octosts: cannot use \(error)")
      return .unable
    }
  }
}

extension TestReport.Format: ExpressibleByArgument {}
