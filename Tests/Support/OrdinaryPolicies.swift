/// Policies as repositories have them, each different: owners, repositories, workflows, branches and the habits of those who write them,
/// in the shares in which they are met. The same number always gives the same policy. Shared with `Benchmarks`.
public enum OrdinaryPolicies {
  /// The policy of this number, and its name without folders.
  public static func policy(_ number: Int) -> (name: String, text: String) {
    var draw = Draw(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    let owner = draw.one(of: ["acme", "octo-corp", "north-wind", "Initech", "globex-labs"]) + "\(number % 37)"
    let repository = draw.one(of: ["app", "infra", "docs.js", "terraform-aws", "api_server", "site"]) + "-\(number % 211)"
    let workflow = draw.one(of: ["release", "deploy-prod", "bump_versions", "sync", "nightly.build"]) + "-\(number)"
    let branch = draw.one(of: ["main", "master", "release/\\d+\\.x", "v\(number % 9)"])
    var text = draw.below(4) == 0 ? "# Policy \(number): \(workflow) of \(owner)/\(repository)\n" : ""
    switch draw.below(20) {
    case 0..<16:
      text += "issuer: https://token.actions.githubusercontent.com\n"
      text += gitHub(owner, repository, workflow, branch, &draw)
    case 16..<18:
      text += "issuer: https://gitlab.\(owner.lowercased()).example\n"
      text += "subject_pattern: \"project_path:\(owner)/\(repository):ref_type:(branch|tag):ref:.*\"\n"
      text += "claim_pattern:\n  project_path: \"\(owner)/\(repository)\"\n  ref_type: \"branch\"\n"
    default:
      text += "issuer: https://accounts.google.com\nsubject: \"1\(String(repeating: "0", count: 14))\(100_000 + number)\"\n"
    }
    text += "\npermissions:\n  contents: \(draw.one(of: ["read", "write", "write"]))\n"
    if draw.below(2) == 0 { text += "  pull_requests: write\n" }
    if draw.below(4) == 0 { text += "  issues: write\n  \(draw.one(of: ["actions", "checks", "packages", "workflows"])): write\n" }
    return ("policy-\(number).sts.yaml", text)
  }

  private static func gitHub(_ owner: String, _ repository: String, _ workflow: String, _ branch: String, _ draw: inout Draw) -> String {
    let name = owner + "/" + repository
    let dot = draw.below(3) == 0 ? "." : "\\."
    let file = "\(name)/\(dot)github/workflows/\(workflow)\(dot)y\(draw.below(4) == 0 ? "a" : "")ml"
    var text: String
    switch draw.below(8) {
    case 0..<4: text = "subject: repo:\(name):ref:refs/heads/main\n"
    case 4: text = "subject_pattern: repo:\(name):(ref:refs/heads/\(branch)|environment:[a-z]+-\(draw.below(9)))\n"
    case 5: text = "subject_pattern: '^repo:\(name):.*$'\n"
    case 6: text = "subject_pattern: repo:\(owner)(@[0-9]+)?/\(repository)(@[0-9]+)?:ref:refs/tags/v[0-9]+\\.[0-9]+\n"
    default: text = "subject: repo:\(name):pull_request\n"
    }
    guard draw.below(5) > 0 else { return text }
    text +=
      "claim_pattern:\n  job_workflow_ref: \(file)@\(draw.one(of: ["refs/heads/\(branch)", "refs/tags/.*", ".*", "refs/heads/main"]))\n"
    if draw.below(2) == 0 { text += "  event_name: \(draw.one(of: ["push", "(push|workflow_dispatch)", "schedule"]))\n" }
    if draw.below(3) == 0 { text += "  ref: refs/heads/\(branch)\n  ref_protected: \"true\"\n" }
    if draw.below(4) == 0 { text += "  repository: \(name)\n" }
    return text
  }
}

/// Numbers that look as if by chance (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
private struct Draw {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func one(of texts: [String]) -> String { texts[below(texts.count)] }
}
