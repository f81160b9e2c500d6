import Source
import WorkflowFiles

/// What a step that asks the service for a token asks it with, as it is written.
struct ExchangeStep {
  /// The action or command: `octo-sts/action`, `curl`.
  let tool: String
  /// What calls the tool.
  let span: Span
  let scope: Asked
  let identity: Asked
  let domain: Asked
  /// The audience of the OIDC token; nil: that of the domain.
  let audience: Asked?
  /// What is wrong with what the step gives.
  let wrongInputs: [WrongInput]

  /// A value that is asked for, with its place.
  struct Asked {
    /// Nil where the step does not say.
    var template: Template?
    /// The words for that.
    var missing: String
    var span: Span
  }

  /// Whether what is asked for is not all written out.
  var holdsExpressions: Bool {
    [scope, identity, domain, audience].contains { $0?.template.map { $0.literal == nil } ?? false }
  }

  /// The step as an exchange; nil for any other step. In the repository of an action `./` is that action.
  init?(_ step: Step, in repository: String) {
    if let uses = step.tree["uses"], let text = uses.text {
      guard let action = KnownAction.named(by: text == "./" || text == "." ? repository + "@" : text) else { return nil }
      let with = step.tree["with"]
      // Of the tasks of this action one exchanges; a task that only the run knows may be that.
      let task = action.tasks.isEmpty ? "exchange" : Self.input("command", of: with)?.text.flatMap { $0.isEmpty ? nil : $0 } ?? "exchange"
      let isKnown = Template(task).literal != nil
      // One that it does not have was meant for an exchange, as far as anybody knows.
      if task != "exchange", action.tasks.contains(task) { return nil }
      self.init(action, uses, with, isExchange: isKnown)
    } else if let run = step.tree["run"], let text = run.text {
      guard let call = ShellExchange(text) else { return nil }
      self.init(call, run)
    } else {
      return nil
    }
  }

  /// What a step gives for an input. Names of inputs have no case.
  private static func input(_ name: String, of with: Tree?) -> Tree? {
    with?.members?.first { $0.name.lowercased() == name }?.value
  }

  private init(_ action: KnownAction, _ uses: Tree, _ with: Tree?, isExchange: Bool) {
    func asked(_ input: String, otherwise template: String?) -> Asked {
      let value = Self.input(input, of: with)
      let text = value?.text.flatMap { $0.isEmpty ? nil : $0 } ?? template
      return Asked(
        template: text.map { Template($0) }, missing: "the input `\(input)` is required and not given", span: value?.span ?? uses.span)
    }
    tool = action.name
    span = uses.span
    scope = asked("scope", otherwise: action.scopeIsOptional ? "${{ github.repository }}" : nil)
    identity = asked(action.identity, otherwise: nil)
    domain = asked("domain", otherwise: action.domain)
    audience = action.audience.map { asked("audience", otherwise: $0) }
    wrongInputs = WrongInput.all(of: action, uses, with, isExchange: isExchange)
  }

  private init(_ call: ShellExchange, _ run: Tree) {
    func asked(_ text: String?, _ what: String) -> Asked {
      Asked(template: text.map { Template($0) }, missing: "the command names no \(what) that can be read here", span: run.span)
    }
    tool = call.tool
    span = run.span
    scope = asked(call.scope, "scope")
    identity = asked(call.identity, "identity")
    domain = asked(call.domain ?? "octo-sts.dev", "domain")
    audience = call.audience.map { asked($0, "audience") }
    wrongInputs = []
  }
}
