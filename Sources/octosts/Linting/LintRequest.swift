/// What is to be linted, and how.
struct LintRequest: Sendable, Equatable {
  /// Files and folders; `-` is standard input.
  var paths = ["."]
  /// The path that standard input stands for.
  var inputPath: String?
  /// Whether all policies are the organization's.
  var isOrganization = false
  /// The service's domain; nil for what the settings say.
  var domain: String?
  /// Ids of the rules to look for; empty for all.
  var selected: Set<String> = []
  /// Ids of the rules not to look for.
  var ignored: Set<String> = []
  var settings = SettingsChoice.nearest
  /// Only files that differ from where this revision and the checkout's parted.
  var changedSince: String?
  var repair = Repair.none

  enum SettingsChoice: Sendable, Equatable {
    /// The nearest upward from each path.
    case nearest
    case file(String)
    case none
  }

  /// What becomes of fixes.
  enum Repair: Sendable, Equatable {
    case none
    case write
    /// They are shown as a patch.
    case show
  }
}
