/// The files through which a stage of a step talks to the runner; new ones for each stage.
struct StepFiles {
  /// The variable, the name that the runner gives its file, and where it is.
  enum Kind: String, CaseIterable {
    case output = "GITHUB_OUTPUT"
    case state = "GITHUB_STATE"
    case environment = "GITHUB_ENV"
    case path = "GITHUB_PATH"
    case summary = "GITHUB_STEP_SUMMARY"

    fileprivate var prefix: String {
      switch self {
      case .output: "set_output_"
      case .state: "save_state_"
      case .environment: "set_env_"
      case .path: "add_path_"
      case .summary: "step_summary_"
      }
    }
  }

  /// The most that the runner takes of a step summary; more than any other file has reason to hold.
  static let limit = 1 << 20

  private let folder: String
  private let suffix: String

  /// Makes the files in `folder`; nil when that fails.
  init?(in folder: String) {
    self.folder = folder
    suffix = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    for kind in Kind.allCases where !File.create(path(kind)) { return nil }
  }

  func path(_ kind: Kind) -> String { folder + "/" + kind.prefix + suffix }

  /// What was written; nil when there is no such file any more, or too much in it.
  func bytes(_ kind: Kind) -> [UInt8]? { File.read(path(kind), limit: Self.limit) }

  /// The entries of a file that holds some.
  func entries(_ kind: Kind) -> CommandFile {
    bytes(kind).map(CommandFile.init) ?? CommandFile(missing: kind.rawValue)
  }
}

extension CommandFile {
  fileprivate init(missing name: String) {
    self.init([])
    fail("the file of \(name) is gone, or holds more than \(StepFiles.limit) bytes")
  }
}
