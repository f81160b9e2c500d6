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
      if action.hasTasks, let task = Self.input("command", of: with)?.text, !task.isEmpty, Template(task).literal != nil, task != "exchange"
      {
        return nil
      }
      self.init(action, uses, with)
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

  private init(_ action: KnownAction, _ uses: Tree, _ with: Tree?) {
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
  }
}

/// An action that exchanges tokens, with what its inputs are called.
///
/// The `action.yml` of each, read in November 2026.
struct KnownAction {
  let name: String
  let identity: String
  let domain: String
  /// The default of the input `audience`, empty for the domain; nil where there is no such input.
  let audience: String?
  /// Whether a missing scope is this repository.
  let scopeIsOptional: Bool
  /// Whether the input `command` may ask for something else than an exchange.
  var hasTasks = false

  private static let all = [
    KnownAction(name: "octosts/octosts", identity: "identity", domain: "octo-sts.dev", audience: "", scopeIsOptional: true, hasTasks: true),
    KnownAction(name: "octo-sts/action", identity: "identity", domain: "octo-sts.dev", audience: nil, scopeIsOptional: false),
    KnownAction(name: "step-security/octo-sts-action", identity: "identity", domain: "octo-sts.dev", audience: nil, scopeIsOptional: false),
    KnownAction(
      name: "DataDog/dd-octo-sts-action", identity: "policy", domain: "webhooks.build.datadoghq.com", audience: "dd-octo-sts",
      scopeIsOptional: false),
  ]

  /// The action that `uses` names: `OWNER/REPO@REF`, or an image of this one.
  static func named(by uses: String) -> KnownAction? {
    if uses.hasPrefix("docker://") {
      let image = uses.dropFirst("docker://".count).lowercased().prefix { $0 != "@" }
      // A colon after the last slash begins the tag; one before it is a port's.
      let name = image.split(separator: "/").last?.prefix { $0 != ":" }
      let owner = image.split(separator: "/").dropLast().last
      return name == "octosts" && owner == "octosts" ? all[0] : nil
    }
    guard let at = uses.firstIndex(of: "@") else { return nil }
    let name = uses[..<at].lowercased()
    return all.first { $0.name.lowercased() == name }
  }
}
