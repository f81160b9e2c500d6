import Explanation
import Source
import TrustPolicy
import Usage

/// A judgement in words.
extension Judgement {
  /// The verdict on all runs.
  var headline: String {
    switch verdict {
    case .always: "accepted always"
    case .sometimes: "accepted for some runs"
    case .never: "never accepted"
    case .unknown: "unknown"
    }
  }

  /// What there is to say below the picture.
  var lines: [String] {
    var lines: [String] = []
    if site.jobs.count > 1 { lines.append("called by \(site.jobs.dropLast().joined(separator: ", then "))") }
    if site.workflow != site.source.name, site.jobs.count == 1 { lines.append("used by \(site.jobs[0])") }
    if site.grant != .granted { lines.append("the job has no `id-token: write`: what follows holds once it has") }
    switch policy {
    case .unknown(let reason): return lines + [reason]
    case .missing(let repository, let path, _): return lines + ["`\(path)` is not in \(repository)"]
    case .found(let file, let repository):
      if let problem = file.problems.first {
        return lines + ["the service refuses `\(file.source.name)` of \(repository): \(problem.description)"]
      }
    }
    return lines + cases.flatMap(\.lines)
  }
}

extension Judgement.Case {
  /// The verdict on these runs, with examples and with what must be so.
  var lines: [String] {
    var lines: [String] = []
    switch verdict {
    case .always: lines.append("\(label): always, as \(accepted?.words ?? "")")
    case .sometimes:
      lines.append("\(label): sometimes")
      if let accepted { lines.append("  accepted: \(accepted.words)") }
      if let refused { lines.append("  refused: \(refused.words)") }
    case .never:
      lines.append("\(label): never, as \(refused?.words ?? "")")
      if let reason = refused?.reason { lines.append("  \(reason)") }
      if let cause = refused?.cause { lines += ["  why: \(cause.message)", "  fix: \(cause.remedy)"] }
    case .unknown(let reason): lines.append("\(label): unknown: \(reason)")
    }
    return lines + assumptions.map { "  provided that \($0)" }
  }
}

extension Judgement.Example {
  /// The claims that matter.
  var words: String { claims.map { "`\($0.name)` = `\($0.text)`" }.joined(separator: ", ") }
}

extension Site {
  /// What is asked for.
  var requested: String {
    func shown(_ resolved: Resolved) -> String { resolved.text.map { "`\($0)`" } ?? "?" }
    return "scope \(shown(request.scope)), identity \(shown(request.identity))"
  }
}
