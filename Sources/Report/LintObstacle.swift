import Settings
import Source

/// What kept a part of the work from being done.
public enum LintObstacle: Error, Sendable {
  /// A file could not be read or written; says which and why.
  case file(String)
  /// There is nothing to look at, or no telling what.
  case nothing(String)
  /// A file of settings is not understood.
  case settings(SettingsFile)
}

extension LintObstacle {
  /// What is said about it where there are no places.
  var sentence: String {
    switch self {
    case .file(let text), .nothing(let text): text
    case .settings(let file): "`\(file.source.name)` is not understood, so nothing was looked at by it"
    }
  }
}
