import Source
import WorkflowFiles
import YAML

/// Walks through workflows as GitHub would run them, event by event, and keeps the steps that exchange tokens.
struct SiteFinder {
  /// What may be looked at in all, in jobs, steps and pieces of their texts. A hostile file has more by calls and matrices than anybody
  /// waits for.
  static let stepLimit = 100_000
  /// GitHub goes no deeper.
  static let depthLimit = 10
  static let situationLimit = 64
  /// More exchanges than anybody reads about.
  static let siteLimit = 500

  let checkout: Workspace
  let workflows: [String: WorkflowFile]
  /// Actions of this checkout by their folders; nil for what is none that can be read.
  private var actions: [String: WorkflowFile?] = [:]
  /// Those that could be read.
  var readActions: [WorkflowFile] { actions.values.compactMap { $0 } }
  private(set) var sites: [Site] = []
  private var indices: [Key: Int] = [:]
  private var steps = 0
  /// Workflows that were called from here.
  private(set) var called: Set<String> = []
  /// Whether a job that may have an OIDC token calls a workflow of another repository.
  private(set) var callsElsewhere = false

  /// What tells sites apart.
  struct Key: Hashable {
    var file: String
    var start: Int
    var jobs: [String]
    var request: Site.Request
  }

  init(_ checkout: Workspace, _ workflows: [String: WorkflowFile]) {
    self.checkout = checkout
    self.workflows = workflows
  }

  /// Whether everything was looked at.
  var isComplete: Bool { steps < Self.stepLimit && sites.count < Self.siteLimit }

  /// Follows every event of `file`.
  mutating func follow(_ file: WorkflowFile) {
    for trigger in file.triggers {
      for runs in Runs.all(trigger, defaultBranch: checkout.defaultBranch) {
        let takesDefaults = trigger.inputs.contains { $0.isOpen && $0.initial != nil }
        for contexts in Contexts.github(runs, checkout).starting(trigger) {
          walk(Frame(top: file, file: file, contexts: contexts, runs: runs, takesDefaults: takesDefaults, inherited: nil, chain: []))
        }
      }
    }
  }

  /// Follows the workflows that are made to be called, and that nobody calls here.
  mutating func followUncalled() {
    for (name, file) in workflows.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) where !called.contains(name) {
      guard file.trigger("workflow_call") != nil else { continue }
      // Nothing is known of the caller, not even its repository.
      walk(Frame(top: file, file: file, contexts: Contexts(), runs: .ofUnknownCaller, takesDefaults: false, inherited: .granted, chain: []))
    }
  }

  /// Counts a job or a step with the texts that are worked out for it.
  private mutating func count(_ tree: Tree, _ keys: String...) {
    steps += 1 + keys.reduce(0) { $0 + (tree[$1]?.length ?? 0) } / 16
  }

  // MARK: Workflows

  private mutating func walk(_ frame: Frame) {
    var frame = frame
    frame.contexts.set(environment: frame.file.root["env"])
    for job in frame.file.jobs where isComplete {
      count(job.tree, "if", "strategy")
      var inner = frame
      inner.chain.append((frame.file.source.name, job.id))
      inner.grant = frame.grant(job)
      guard inner.narrow(job.tree["if"]) else { continue }
      for contexts in inner.contexts.spread(job.matrix) where isComplete {
        count(job.tree, "env", "environment", "with")
        inner.contexts = contexts
        if let call = job.call {
          follow(call, job, inner)
        } else {
          inner.contexts.set(environment: job.tree["env"])
          for (environment, filter) in inner.contexts.environments(job.environment) {
            guard let runs = inner.runs.narrowed(filter) else { continue }
            var steps = inner
            steps.runs = runs
            steps.environment = environment
            steps.hasVariedEnvironment = job.environment?.text?.contains("${{") ?? false
            walk(job.steps, steps)
          }
        }
      }
    }
  }

  private mutating func follow(_ call: Tree, _ job: Job, _ frame: Frame) {
    guard let path = call.text else { return }
    guard path.hasPrefix("./") else {
      if frame.grant == .granted { callsElsewhere = true }
      return
    }
    guard let file = workflows[String(path.dropFirst(2))] else { return }
    let name = file.source.name
    guard frame.chain.count < Self.depthLimit, !frame.chain.contains(where: { $0.file == name }),
      let trigger = file.trigger("workflow_call")
    else { return }
    called.insert(name)
    var inner = frame
    inner.file = file
    inner.inherited = frame.grant
    inner.contexts.enter(trigger.inputs, job.tree["with"], from: frame.contexts)
    inner.contexts.clear("env")
    walk(inner)
  }

  // MARK: Steps

  private mutating func walk(_ list: [Step], _ frame: Frame) {
    for step in list {
      count(step.tree, "if", "env", "with")
      guard isComplete else { return }
      var inner = frame
      guard inner.narrow(step.tree["if"]) else { continue }
      inner.contexts.set(environment: step.tree["env"])
      if let exchange = ExchangeStep(step, in: checkout.repository) {
        record(exchange, step, inner)
      } else if let path = step.tree["uses"]?.text, path.hasPrefix("./"), inner.actions.count < Self.depthLimit {
        let folder = String(path.dropFirst(2).split(separator: "/").joined(separator: "/"))
        guard !inner.actions.contains(folder), let action = action(folder) else { continue }
        inner.actions.append(folder)
        inner.action = action
        inner.contexts.enter(Step.inputs(ofAction: action.root), step.tree["with"], from: inner.contexts)
        walk(Step.all(ofAction: action.root), inner)
      }
    }
  }

  private mutating func action(_ folder: String) -> WorkflowFile? {
    if let known = actions[folder] { return known }
    let base = folder.isEmpty ? "" : folder + "/"
    var action: WorkflowFile?
    for name in ["action.yml", "action.yaml"] where action == nil {
      guard let bytes = checkout.files.read(base + name), bytes.count <= WorkflowFile.sizeLimit else { continue }
      action = try? WorkflowFile(SourceText(name: base + name, bytes: bytes))
    }
    actions[folder] = action
    return action
  }

  private mutating func record(_ exchange: ExchangeStep, _ step: Step, _ frame: Frame) {
    for (request, filter) in frame.contexts.requests(exchange) {
      guard let runs = frame.runs.narrowed(filter) else { continue }
      let source = frame.action?.source ?? frame.file.source
      let jobs = frame.chain.map { "\($0.file): \($0.job)" }
      let key = Key(file: source.name, start: exchange.span.start, jobs: jobs, request: request)
      let isVaried = exchange.holdsExpressions || frame.hasVariedEnvironment
      let situation = Site.Situation(runs: runs, environment: frame.environment, takesDefaults: frame.takesDefaults && isVaried)
      if let index = indices[key] {
        guard sites[index].situations.count < Self.situationLimit, !sites[index].situations.contains(where: { $0.isSame(as: situation) })
        else {
          continue
        }
        sites[index].situations.append(situation)
      } else {
        indices[key] = sites.count
        sites.append(
          Site(
            source: source, span: exchange.span, identitySpan: exchange.identity.span, tool: exchange.tool, step: step.name,
            workflow: frame.top.source.name, workflowName: frame.top.name, jobWorkflow: frame.file.source.name, jobs: jobs,
            request: request, files: frame.chain.map(\.file) + (frame.action.map { [$0.source.name] } ?? []),
            grant: frame.grant, wrongInputs: exchange.wrongInputs, situations: [situation]))
      }
    }
  }
}

/// Where the walk is.
private struct Frame {
  var top: WorkflowFile
  var file: WorkflowFile
  var contexts: Contexts
  var runs: Runs
  let takesDefaults: Bool
  /// What the calling job may; nil for a workflow that an event starts.
  var inherited: Site.Grant?
  var chain: [(file: String, job: String)]
  var grant: Site.Grant = .granted
  var environment: Site.Environment = .none
  /// Whether an expression makes the environment.
  var hasVariedEnvironment = false
  /// The folders of the actions on the way.
  var actions: [String] = []
  var action: WorkflowFile?

  /// Goes on with the runs that `condition` lets through; false where there are none.
  mutating func narrow(_ condition: Tree?) -> Bool {
    guard let text = condition?.text, let expression = Template.condition(text) else { return true }
    guard let narrowed = runs.narrowed(contexts.filter(expression)) else { return false }
    runs = narrowed
    return true
  }

  /// Whether `job` may have an OIDC token: what it says itself wins over its workflow, and nothing goes beyond what the caller may.
  func grant(_ job: Job) -> Site.Grant {
    if case .missing? = inherited, let inherited { return inherited }
    guard let said = job.permission ?? file.permission else {
      return inherited ?? .missing(job: job.id, in: file.source.name, isSaid: false)
    }
    return said.isGranted ? .granted : .missing(job: job.id, in: file.source.name, isSaid: true)
  }
}

extension Site.Situation {
  /// Whether it is about the same runs.
  func isSame(as other: Site.Situation) -> Bool {
    environment == other.environment && runs.label == other.runs.label && runs.languages == other.runs.languages
  }
}
