import ArgumentParser
import Decision
import Issuers
import JSON
import Report
import Source
import TrustPolicy

/// The claims that a run would carry.
struct ClaimsCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Make the claims of the token that a run would have.",
    discussion: """
      Tell what you know of the run; what you do not tell is a plausible value, and --explain marks it as assumed. The claims go to \
      standard output as JSON.

        octosts claims --repository acme/app --event pull_request |
          octosts simulate --policy ci.sts.yaml --claims -
        octosts claims --repository acme/app --environment prod \\
          --job-workflow-ref acme/ci/.github/workflows/deploy.yml@refs/heads/main
        octosts claims --sub-template repo,context,job_workflow_ref --explain
        octosts claims --issuer gitlab --repository acme/app --ref main

      In a job of GitHub Actions, --from-env takes what the runner tells of it.

      Exit status: 0 done, 1 such a run has no token, 2 a file could not be read, 64 wrong usage.
      """)

  @Option(help: "Whose token: github, gitlab, google, kubernetes, buildkite, circleci or terraform.")
  var issuer = IssuerKind.github
  @Option(help: ArgumentHelp("The repository, or the project. (default: acme/app)", valueName: "owner/repo"))
  var repository: String?
  @Option(help: ArgumentHelp("The event that starts the run. (default: push)", valueName: "name"))
  var event: String?
  @Option(help: ArgumentHelp("The ref of the run, written out. (default: what the event has)", valueName: "refs/…"))
  var ref: String?
  @Option(help: ArgumentHelp("The deployment environment of the job.", valueName: "name"))
  var environment: String?
  @Option(help: ArgumentHelp("The workflow's file, below .github/workflows.", valueName: "file"))
  var workflow: String?
  @Option(help: ArgumentHelp("The workflow's name.", valueName: "name"))
  var workflowName: String?
  @Option(help: ArgumentHelp("The reusable workflow that the job is in.", valueName: "owner/repo/path@ref"))
  var jobWorkflowRef: String?
  @Option(help: ArgumentHelp("The id of the repository's owner.", valueName: "number"))
  var ownerId: String?
  @Option(help: ArgumentHelp("The id of the repository.", valueName: "number"))
  var repositoryId: String?
  @Option(help: "public, private or internal.")
  var visibility: String?
  @Option(help: ArgumentHelp("Who started the run.", valueName: "login"))
  var actor: String?
  @Option(help: ArgumentHelp("The branch that a pull request is from.", valueName: "branch"))
  var headRef: String?
  @Option(help: ArgumentHelp("The branch that a pull request is for.", valueName: "branch"))
  var baseRef: String?
  @Option(help: ArgumentHelp("The repository that a pull request is from.", valueName: "owner/repo"))
  var headRepository: String?

  @Flag(help: "Make the subject with the ids of owner and repository.")
  var immutable = false
  @Option(help: ArgumentHelp("When the repository was made: after 2026-07-15 its subjects are immutable.", valueName: "yyyy-mm-dd"))
  var created: String?
  @Option(help: ArgumentHelp("The keys of a customised subject, `include_claim_keys`.", valueName: "key,key…"))
  var subTemplate: String?
  @Option(help: ArgumentHelp("The audience.", valueName: "text"))
  var audience = Evaluator.hostedDomain
  @Option(name: .customLong("claim"), help: ArgumentHelp("A claim as it is, which wins; may be repeated.", valueName: "name=value"))
  var claims: [String] = []
  @Option(help: ArgumentHelp("When the token is issued: adds `iat`, `nbf` and `exp`.", valueName: "time"), transform: Moment.init)
  var at: Moment?
  @Flag(help: "Take what the runner tells of this job: GITHUB_* and the event's file.")
  var fromEnv = false
  @Option(help: ArgumentHelp("The event's payload, of which --event is the name.", valueName: "file"))
  var eventFile: String?
  @Flag(help: "Say of each claim whether it was given, follows, or is assumed, instead of JSON.")
  var explain = false

  func validate() throws {
    for claim in claims where claim.firstIndex(of: "=") ?? claim.startIndex == claim.startIndex {
      throw ValidationError("--claim takes NAME=VALUE: `\(claim)` has no `=` or no name")
    }
    if let created, created.utf8.count != 10 || Int(created.replacing("-", with: "")) == nil {
      throw ValidationError("--created is `\(created)`: expected a day such as 2026-08-01")
    }
  }

  func run(on host: Host) async -> ExitStatus {
    do throws(RunningJob.Problem) {
      var run = RunDescription()
      if fromEnv || eventFile != nil { run = try RunningJob.description(host, eventFile: eventFile, readsEnvironment: fromEnv) }
      tell(&run)
      let sheet: ClaimSheet
      do {
        sheet = try run.token(audience: audience, issuedAt: at?.unix)
      } catch {
        host.complain(line: "octosts: \(error)")
        return error.isMisdescribed ? .usage : .refused
      }
      if !WellFormed.subject(sheet.text("sub")) {
        host.complain(line: "octosts: note: the service refuses every token with the subject `\(sheet.text("sub"))`, for its characters")
      }
      return host.write(ClaimsReport.text(sheet, explains: explain)) ? .success : .unable
    } catch {
      host.complain(line: "octosts: \(error)")
      return .unable
    }
  }

  /// What the options say wins over what the job tells.
  private func tell(_ run: inout RunDescription) {
    let told: [(RunDescription.Field, String?)] = [
      (.repository, repository), (.event, event), (.ref, ref), (.environment, environment), (.workflow, workflow),
      (.workflowName, workflowName), (.jobWorkflowRef, jobWorkflowRef), (.ownerId, ownerId), (.repositoryId, repositoryId),
      (.visibility, visibility), (.actor, actor), (.headRef, headRef), (.baseRef, baseRef), (.headRepository, headRepository),
      (.created, created),
    ]
    for (field, value) in told { if let value { run.fields[field] = value } }
    run.issuer = issuer
    run.isImmutable = immutable
    run.template = subTemplate?.split(separator: ",").map(String.init)
    for claim in claims {
      let parts = claim.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      run.claims.append(.init(String(parts[0]), .string(String(parts[1]))))
    }
  }
}

extension IssuerKind: ExpressibleByArgument {}
