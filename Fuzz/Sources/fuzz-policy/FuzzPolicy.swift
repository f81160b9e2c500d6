import Decision
import Source
import Token
import TrustPolicy

private let payload = """
  {"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme/app:ref:refs/heads/main","aud":"octo-sts.dev","exp":1800000000,
  "ref":"refs/heads/main","event_name":"push","email_verified":true,"run":1}
  """

/// Policy and allowlist files: every problem has its place in the file, and what loads decides.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPolicy(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = SourceText(name: "fuzz", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  for kind in [PolicyKind.repository, .organization] {
    let file = PolicyFile(source, kind: kind)
    precondition((file.policy == nil) == !file.problems.isEmpty, "a file loads or has a problem")
    check(file.problems, count)
    if let policy = file.policy, let claims = try? Claims(payload: Array(payload.utf8)) { _ = Evaluator().decide(policy, claims) }
  }
  let allowlist = AllowlistFile(source)
  precondition((allowlist.allowlist == nil) == !allowlist.problems.isEmpty, "an allowlist loads or has a problem")
  check(allowlist.problems, count)
  _ = allowlist.allowlist?.lists("https://token.actions.githubusercontent.com")
  return 0
}

private func check(_ problems: [FileProblem], _ count: Int) {
  for problem in problems {
    precondition(problem.span.start >= 0 && problem.span.end <= count, "a problem lies in the file")
    precondition(!problem.description.isEmpty, "a problem has a sentence")
  }
}
