import Lint
import Source
import Workflow

/// The inputs of the task `lint`, read once.
struct LintInputs: Sendable {
  /// Files and folders.
  let paths: [String]
  let failOn: FailureThreshold
  /// Where the SARIF log goes, an absolute path in the workspace; nil for nowhere.
  let sarifFile: String?

  /// Reads `inputs` for a step that works in `workspace`.
  init(_ inputs: Inputs, workspace: String) throws(ActionInputError) {
    paths = try inputs.checkoutPaths()
    let threshold = inputs[.failOn] ?? FailureThreshold.error.rawValue
    guard let failOn = FailureThreshold(rawValue: threshold) else { throw .failOn(threshold) }
    self.failOn = failOn
    if let named = inputs[.sarifFile] {
      let path = named.absolutePath(in: workspace)
      guard path.path(below: workspace) != nil else { throw .sarifFile(named) }
      sarifFile = path
    } else {
      sarifFile = nil
    }
  }
}

extension Inputs {
  /// The files and folders that the input `paths` names, a line each; the whole checkout where it names none.
  func checkoutPaths() throws(ActionInputError) -> [String] {
    let paths = (self[.paths] ?? "").split(whereSeparator: \.isNewline).map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    // The step has no standard input, and what follows a dash is no path.
    if let odd = paths.first(where: { $0.hasPrefix("-") }) { throw .path(odd) }
    return paths.isEmpty ? ["."] : paths
  }
}
