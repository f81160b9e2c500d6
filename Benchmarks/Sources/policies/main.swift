// How many policies a second are decoded and compiled, and how many decisions a second are made, on one core.
import Decision
import Glibc
import Source
import Token
import TrustPolicy

let policies = (0..<10_000).map { i in
  """
  # Policy \(i): the release job of one repository.
  issuer: https://token.actions.githubusercontent.com
  subject_pattern: repo:acme/app-\(i):(ref:refs/heads/(main|release-[0-9]+)|environment:production)
  claim_pattern:
    job_workflow_ref: acme/ci/\\.github/workflows/release-\(i % 7)\\.yml@refs/heads/main
    event_name: (push|workflow_dispatch)
    ref_protected: "true"
  permissions:
    contents: write
    pull_requests: write
    issues: read

  """
}
.map { SourceText(name: "policy", text: $0) }

/// Seconds of one core, whatever else the machine is doing.
func seconds(_ body: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  body()
  return now() - start
}

var decoded: [TrustPolicy] = []
let decoding = seconds { decoded = policies.compactMap { PolicyFile($0, kind: .repository).policy } }
print("\(decoded.count) policies decoded and compiled in \(decoding) s: \(Int(Double(decoded.count) / decoding)) a second")

let payload = """
  {"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme/app-77:ref:refs/heads/release-12","aud":"octo-sts.dev",\
  "event_name":"push","ref_protected":"true","ref":"refs/heads/release-12","repository":"acme/app-77","repository_owner":"acme",\
  "job_workflow_ref":"acme/ci/.github/workflows/release-0.yml@refs/heads/main","exp":2000000000}
  """
let evaluator = Evaluator()
if let claims = try? Claims(payload: Array(payload.utf8)) {
  var allowed = 0
  let rounds = 20
  let deciding = seconds {
    for _ in 0..<rounds { for policy in decoded where evaluator.decide(policy, claims).isAllowed { allowed += 1 } }
  }
  let count = rounds * decoded.count
  print("\(count) decisions in \(deciding) s, \(allowed / rounds) of \(decoded.count) allowed: \(Int(Double(count) / deciding)) a second")
  let one = decoded[77]
  let same = seconds { for _ in 0..<count where evaluator.decide(one, claims).isAllowed { allowed += 1 } }
  print("\(count) decisions of one policy in \(same) s: \(Int(Double(count) / same)) a second")
}
