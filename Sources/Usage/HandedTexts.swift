import WorkflowFiles

/// Texts that workflows give to actions, to called workflows and to scripts: any of these may ask for a policy by such a name.
struct HandedTexts {
  /// What is longer is the name of no policy.
  private static let lengthLimit = 256
  /// Jobs and steps that are looked at; aliases make more of them than anybody writes.
  private static let limit = 100_000

  private(set) var all: Set<String> = []
  private var left = Self.limit

  /// Whether everything was looked at.
  var isComplete: Bool { left > 0 }

  init(_ files: some Sequence<WorkflowFile>) {
    for file in files {
      add(file.root["env"])
      for job in file.jobs where isComplete {
        add(job.tree["env"], job.tree["with"])
        add(job.steps)
      }
      add(Step.all(ofAction: file.root))
    }
  }

  private mutating func add(_ steps: [Step]) {
    for step in steps where isComplete { add(step.tree["env"], step.tree["with"]) }
  }

  private mutating func add(_ trees: Tree?...) {
    left -= 1
    for member in trees.compactMap({ $0?.members }).joined() where isComplete {
      left -= 1
      if let text = member.value.text, text.utf8.count <= Self.lengthLimit { all.insert(text) }
    }
  }
}
